import * as z from "zod";

import { accountId, amount, currencyCode, moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { confirmExpected } from "#contracts/deposits.ts";
import { euros, eurosInput } from "#contracts/euros.ts";
import { line } from "#contracts/text.ts";
import { reversalOf } from "#contracts/transfers.ts";

/** How euros change hands at the bar. */
export const means = z
  .enum(["cash", "card", "transfer", "cheque", "other"])
  .meta({ id: "PaymentMeans", description: "How the euros are paid.", example: "card" });

export const topUpRequest = z
  .strictObject({
    id: uuid.meta({ description: "Made by the client before it asks; asking again with it is asking once." }),
    account: accountId.meta({ description: "Where the tokens go.", example: "POKOU:1007" }),
    euros: eurosInput,
    means,
    reference: line(120)
      .nullable()
      .default(null)
      .meta({ description: "Of the card payment or bank transfer.", example: "CB-2026-11-22-07" }),
    confirmExpected,
  })
  .meta({ id: "TopUpRequest" });

export type TopUpRequest = z.output<typeof topUpRequest>;

/** Tokens sold for euros, at the bar or for a bank transfer that an import brought. */
export const topUp = z
  .object({
    id: uuid,
    currency: currencyCode,
    account: accountId,
    member: uuid.nullable().meta({ description: "Who bought them: the first owner of the account." }),
    soldBy: uuid.meta({ description: "Who took the euros, or imported or matched the line of the bank." }),
    euros,
    units: amount.meta({ description: "What the euros buy, in the currency.", example: "2000" }),
    price: z.object({ euros, units: amount }).meta({ description: "The price it was sold at." }),
    means,
    reference: z.string().nullable(),
    state: z.enum(["pending", "done", "reversed", "refused"]).meta({
      description:
        "`pending`: the ledger has not been heard of; asking again with the same id settles it. `reversed`: the sale was undone, and the euros are to be given back. `refused`: nothing was sold.",
      example: "done",
    }),
    refusal: z.string().nullable().meta({ description: "Why the ledger refused it.", example: null }),
    reversal: reversalOf.meta({ description: "The transfer that undid it, and why; null while none has." }),
    receipt: z.int().nullable().meta({ description: "The number of its receipt.", example: 128 }),
    createdAt: moment,
  })
  .meta({ id: "TopUp" });

export type TopUp = z.infer<typeof topUp>;

export const topUpPage = pageOf(topUp).meta({ id: "TopUpPage" });

export const topUpsQuery = pageQuery.extend({
  account: accountId
    .optional()
    .meta({ description: "Only those of this account; needed by members.", example: "POKOU:1007" }),
});

export type TopUpsQuery = z.output<typeof topUpsQuery>;

export const topUpPath = z.object({ code: currencyCode, id: uuid });
