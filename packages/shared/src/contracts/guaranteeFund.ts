import * as z from "zod";

import { currencyCode, moment, plainDate } from "#contracts/common.ts";
import { euros, eurosInput } from "#contracts/euros.ts";

/** What stands on the bank account of the guarantee fund, as somebody read it there. */
export const fundCountRequest = z
  .strictObject({
    euros: eurosInput.meta({ description: "The balance of the account at the bank.", example: "45120,50" }),
    on: plainDate.meta({ description: "The day of which the bank tells it." }),
  })
  .meta({ id: "FundCountRequest" });

export type FundCountRequest = z.output<typeof fundCountRequest>;

/** What circulates of the currencies on one reserve, and the euros that are really there for it. */
export const guaranteeFund = z
  .object({
    reserve: currencyCode.meta({ example: "EUR" }),
    currencies: z.array(currencyCode).meta({ description: "Those that stand on it.", example: ["MIEL"] }),
    circulation: euros.meta({ description: "What circulates of them, in euros." }),
    recorded: euros.meta({ description: "What the ledger keeps behind them: never less than circulates." }),
    inTills: euros.meta({
      description: "The cash in the tellers’ boxes: of each, as it should be now, or as it was counted last.",
    }),
    toWire: euros.meta({ description: "Owed for redemptions, and still at the bank." }),
    counted: z
      .object({ euros, on: plainDate })
      .nullable()
      .meta({ description: "What was counted at the bank last; null: never." }),
    covered: euros
      .nullable()
      .meta({ description: "Counted at the bank + in the tills − to be wired; null: never counted." }),
    short: euros.nullable().meta({
      description: "By how much that is less than what circulates; 0.00 where it is enough.",
      example: "0.00",
    }),
    at: moment,
  })
  .meta({ id: "GuaranteeFund" });

export type GuaranteeFund = z.infer<typeof guaranteeFund>;
