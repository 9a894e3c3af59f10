import * as z from "zod";

import { accountId, amount, currencyCode, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { confirmExpected } from "#contracts/deposits.ts";
import { line } from "#contracts/text.ts";
import { lineNotes } from "#banking/match.ts";
import { reversalOf } from "#contracts/transfers.ts";

/** In the order in which a line may come to be so. */
const lineStates = [
  "new",
  "debit",
  "unmatched",
  "amount_differs",
  "matched",
  "issued",
  "reversed",
  "refused",
  "ignored",
] as const;

export const bankLineState = z.enum(lineStates).meta({
  id: "BankLineState",
  description:
    "`new`: read, and not looked at yet. `debit`: euros that went out. `unmatched`: no expected deposit is named (`note` says why), a person decides. `amount_differs`: a deposit is named, of another amount; a person decides. `matched`: being issued. `issued`: done. `reversed`: the issue was undone, and nothing stands for the euros; a person decides. `refused`: the ledger refused, with the code in `refusal`; it can be tried again. `ignored`: somebody set it aside.",
  example: "unmatched",
});

export type BankLineState = z.output<typeof bankLineState>;

/** One booked line of a bank statement, and what became of it. */
export const bankLine = z
  .object({
    id: uuid,
    statement: uuid.meta({ description: "The import that first brought it." }),
    iban: z.string().meta({ example: "FR7630006000011234567890189" }),
    bookedOn: z.string().meta({ description: "The booking date.", example: "2026-11-22" }),
    amount: amount.meta({ description: "In euros; negative where they went out.", example: "50.00" }),
    label: z.string().meta({ example: "VIR SEPA NOOR HADDAD MIEL-HT9W8-K" }),
    reference: z.string().nullable().meta({ description: "What the payer gave as a reference." }),
    counterparty: z.string().nullable().meta({ description: "Who paid, or was paid." }),
    bankReference: z.string().nullable().meta({ description: "The bank’s own reference." }),
    reversal: z.boolean().meta({ description: "It undoes an earlier line, as the bank says." }),
    state: bankLineState,
    note: z.enum(lineNotes).nullable().meta({ description: "Why it waits for a person.", example: null }),
    deposit: uuid
      .nullable()
      .meta({ description: "The deposit that it answers to, or that its reference names." }),
    account: accountId.nullable().meta({ description: "Where the currency goes." }),
    currency: currencyCode.nullable(),
    issued: amount.nullable().meta({ description: "What is issued, in the currency.", example: null }),
    transfer: uuid.nullable().meta({ description: "The id of the issue, fixed before it is asked for." }),
    refusal: z.string().nullable().meta({ example: "balance_cap_exceeded" }),
    undoneBy: reversalOf.meta({
      description: "The transfer that reversed the issue, and why; null while none has.",
    }),
    alike: z.int().nonnegative().meta({
      description:
        "Lines of the same bank account and amount that other imports brought, booked on the same day, or at most three days apart where both name one payer: if they are this very payment (read from another format, or with other columns), set this one aside. Where one of them was issued for, a match asks for `confirmAlike`.",
      example: 0,
    }),
    reason: z.string().nullable().meta({ description: "Why somebody set it aside.", example: "Cotisation" }),
  })
  .meta({ id: "BankLine" });

export type BankLine = z.infer<typeof bankLine>;

export const bankLinePage = pageOf(bankLine).meta({ id: "BankLinePage" });

export const bankLinesQuery = pageQuery.extend({
  state: bankLineState.optional(),
  statement: uuid.optional().meta({ description: "Only those that this import brought." }),
});

export type BankLinesQuery = z.output<typeof bankLinesQuery>;

/** What a line stands for: a deposit that was announced, or else an account. */
export const matchRequest = z
  .strictObject({
    deposit: uuid.nullable().default(null),
    account: accountId.nullable().default(null),
    confirmAlike: z.boolean().default(false).meta({
      description:
        "True: this is another payment than the one that looks like it and was issued for, of which `bank_line_alike` named the bank line, the transfer (of a top-up too) or the deposit.",
      example: false,
    }),
    confirmExpected,
    insteadOf: uuid.optional().meta({
      description:
        "Of a line that is `reversed`, its `transfer`: the line is issued once more for the same deposit or account, instead of that transfer. Needed for that alone, so that a request which is sent twice undoes no reversal.",
    }),
  })
  .refine(({ deposit, account }) => (deposit === null) !== (account === null), {
    path: ["deposit"],
    error: "is needed, or else account, and not both",
  })
  .meta({ id: "MatchRequest" });

export type MatchRequest = z.output<typeof matchRequest>;

export const ignoreRequest = z
  .strictObject({ reason: line(280).min(1).meta({ example: "Cotisation, rien à émettre" }) })
  .meta({ id: "IgnoreRequest" });

export type IgnoreRequest = z.output<typeof ignoreRequest>;

export const bankLinePath = z.object({ id: uuid });
