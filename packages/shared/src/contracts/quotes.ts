import * as z from "zod";

import { accountId, amount, amountInput, currencyCode } from "#contracts/common.ts";
import { creditStage } from "#contracts/accounts.ts";
import { charge } from "#contracts/transfers.ts";

/** What one thinks of doing. `from` and `to` as each kind wants them. */
export const quoteQuery = z.object({
  kind: z.enum(["payment", "redemption", "issue"]).meta({ example: "payment" }),
  amount: amountInput,
  from: accountId.optional().meta({ description: "Who pays or redeems.", example: "MIEL:1006" }),
  to: accountId.optional().meta({ description: "Who is paid, or receives the issue.", example: "MIEL:1017" }),
  beneficiary: accountId.optional().meta({
    description: "The association chosen for this redemption; left out: the one that the member sponsors.",
    example: "MIEL:1042",
  }),
});

export type QuoteQuery = z.output<typeof quoteQuery>;

/** What something would cost, before it is done. Nothing is promised: policies and sponsorships may change until then. */
export const quote = z
  .object({
    currency: currencyCode,
    kind: quoteQuery.shape.kind,
    amount,
    charges: z.array(charge),
    pays: amount.meta({ description: "All that it takes from the payer.", example: "12.75" }),
    receives: amount.meta({
      description: "All that reaches the payee; of a redemption, the euros that are owed.",
      example: "12.50",
    }),
    credit: z.object({ payer: creditStage.nullable(), payee: creditStage.nullable() }).meta({
      description:
        "`visible` or `blocked` where an account is so far below zero that its currency’s ladder shows it before one trades; else null.",
      example: { payer: null, payee: "visible" },
    }),
  })
  .meta({ id: "Quote" });

export type QuoteFacts = z.output<typeof quote>;
