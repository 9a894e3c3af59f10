import * as z from "zod";

import {
  accountId,
  amount,
  currencyCode,
  moment,
  pageOf,
  pageQuery,
  plainDate,
  uuid,
} from "#contracts/common.ts";
import { line } from "#contracts/text.ts";
import { reversalOf } from "#contracts/transfers.ts";

const redemptionState = z.enum(["due", "wired", "reversed"]).meta({
  id: "RedemptionState",
  description:
    "`due`: its euros are still to be wired. `wired`: they were, as a manager says. `reversed`: the redemption was undone, and nothing is owed.",
  example: "due",
});

export const payoutRequest = z
  .strictObject({
    wiredOn: plainDate.meta({ description: "The day on which the euros left the bank account." }),
    reference: line(120)
      .nullable()
      .default(null)
      .meta({ description: "What the transfer is known by at the bank.", example: "VIR-2026-0412" }),
  })
  .meta({ id: "PayoutRequest" });

export type PayoutRequest = z.output<typeof payoutRequest>;

/** A redemption that was carried out, and what became of its euros. */
export const redemption = z
  .object({
    id: uuid.meta({ description: "The id of its transfer." }),
    at: moment,
    account: accountId,
    holder: z
      .string()
      .nullable()
      .meta({ description: "The first owner of the account.", example: "Épicerie Malo" }),
    currency: currencyCode,
    amount: amount.meta({ description: "What was given back, in the currency.", example: "50.00" }),
    fees: amount.meta({ description: "What the policies kept of it.", example: "2.50" }),
    owed: amount.meta({
      description: "What was taken out of circulation, in the currency.",
      example: "47.50",
    }),
    euros: amount.nullable().meta({
      description:
        "What is owed for it: as many euros, of a currency that is backed by them; null: of tokens, what they are taken back for.",
      example: "47.50",
    }),
    state: redemptionState,
    approvals: z
      .array(z.object({ id: uuid, name: z.string().nullable().meta({ example: "Noor" }), at: moment }))
      .meta({ description: "The managers who let its euros go out, the first of them first." }),
    approvalsNeeded: z.int().meta({
      description: "How many of them a file for the bank needs: 1, or 2 from a threshold on.",
      example: 1,
    }),
    payTo: z
      .object({
        holder: z.string().meta({ example: "Épicerie Malo" }),
        iban: z.string().meta({ example: "FR7630006000011234567890189" }),
        bic: z.string().nullable(),
      })
      .nullable()
      .meta({ description: "To which bank account its euros go; null: nobody has said it." }),
    export: uuid.nullable().meta({ description: "The file for the bank that it is in.", example: null }),
    payout: z
      .object({
        wiredOn: plainDate,
        reference: z.string().nullable(),
        recordedBy: uuid,
        recordedAt: moment,
      })
      .nullable()
      .meta({ description: "That the euros were wired; it stays where the redemption was reversed after." }),
    reversal: reversalOf.meta({ description: "The transfer that undid it, and why; null while none has." }),
  })
  .meta({ id: "Redemption" });

export type Redemption = z.infer<typeof redemption>;

export const redemptionPage = pageOf(redemption).meta({ id: "RedemptionPage" });

export const redemptionsQuery = pageQuery.extend({
  state: z
    .enum([...redemptionState.options, "all"])
    .default("due")
    .meta({ example: "due" }),
  format: z.enum(["json", "csv"]).default("json").meta({ example: "json" }),
});

export type RedemptionsQuery = z.output<typeof redemptionsQuery>;

export const redemptionPath = z.object({ id: uuid });
