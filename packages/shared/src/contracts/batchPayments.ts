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
import { mandateSignature } from "#contracts/mandates.ts";
import { line } from "#contracts/text.ts";
import { BULK_MAX, reversalOf } from "#contracts/transfers.ts";

/** A line as it was written; whether it can be paid is told line by line. */
const writtenLine = z.strictObject({
  payee: z
    .string()
    .max(200)
    .meta({ description: "An account, a member’s number, or a name.", example: "MIEL:1042" }),
  amount: z.string().max(40).meta({ example: "12,50" }),
  memo: z.string().max(400).default("").meta({ example: "Panier de la semaine" }),
});

export const batchRequest = z
  .strictObject({
    id: uuid,
    currency: currencyCode,
    from: accountId,
    name: line(80).min(1).meta({ example: "Salaires de novembre" }),
    mode: z.enum(["all_or_nothing", "each_alone"]).meta({
      description: "Whether one line that is refused leaves all unpaid, or itself alone.",
      example: "all_or_nothing",
    }),
    date: plainDate
      .nullable()
      .default(null)
      .meta({ description: "When it is paid (at its beginning, UTC); null: as soon as it is confirmed." }),
    lines: z.array(writtenLine).min(1).max(BULK_MAX).nullable().default(null),
    text: z.string().max(2_000_000).nullable().default(null).meta({
      description:
        "Instead of `lines`, text as it is pasted: `payee;amount;memo`, one payment a line. Columns are separated by semicolons, tabs or commas.",
      example: "MIEL:1042;12,50;Panier",
    }),
  })
  .refine(({ lines, text }) => (lines === null) !== (text === null), {
    path: ["lines"],
    error: "goes with lines or with a text, not with both",
  })
  .meta({ id: "BatchPaymentRequest" });

export type BatchRequest = z.output<typeof batchRequest>;

/** What may be wrong with a line. */
export const lineFaults = [
  "payee_unknown",
  "payee_ambiguous",
  "payee_is_payer",
  "amount_malformed",
  "amount_out_of_bounds",
  "memo_malformed",
] as const;

export type LineFault = (typeof lineFaults)[number];

/** Many payments from one account, confirmed together. */
export const batchPayment = z
  .object({
    id: uuid,
    currency: currencyCode,
    from: accountId,
    name: z.string(),
    mode: z.enum(["all_or_nothing", "each_alone"]),
    date: plainDate.nullable(),
    state: z.enum(["draft", "confirmed", "done", "failed", "cancelled"]).meta({
      description:
        "`confirmed`: it will be paid. `failed`: no line was, see `failure`. `done`: one was at least, see each line.",
      example: "done",
    }),
    failure: z.string().nullable().meta({
      description:
        "`mandate_lost` (who ordered it may no longer pay from the account), or the code of a refusal: that of the first line that was refused by itself, where lines were tried.",
      example: null,
    }),
    lines: z.int().meta({ example: 12 }),
    faults: z.int().meta({ description: "How many lines cannot be paid as they are.", example: 0 }),
    total: amount.meta({ description: "What the lines without fault come to." }),
    paid: z.int().meta({
      description: "How many lines were paid, those that were reversed since among them.",
      example: 12,
    }),
    paidTotal: amount,
    digest: z.string().meta({
      description:
        "SHA-256, hexadecimal, of the JSON array, without spaces, of one array for each line: the payee’s account, the amount in minor units, the memo or null.",
    }),
    member: uuid.meta({ description: "In whose name it is paid." }),
    createdAt: moment,
    confirmedAt: moment.nullable(),
    closedAt: moment.nullable(),
  })
  .meta({ id: "BatchPayment" });

export type BatchPayment = z.infer<typeof batchPayment>;

export const batchPaymentPage = pageOf(batchPayment).meta({ id: "BatchPaymentPage" });

export const batchPaymentsQuery = pageQuery.extend({
  account: accountId.meta({ description: "The payer’s account." }),
});

export type BatchPaymentsQuery = z.output<typeof batchPaymentsQuery>;

/** One line of a batch, what is wrong with it, and what became of it. */
export const batchLine = z
  .object({
    line: z.int().meta({ description: "1, 2, 3…", example: 1 }),
    payee: z.string().meta({ description: "As it was written." }),
    amountText: z.string().meta({ description: "As it was written.", example: "12,50" }),
    memo: z.string().nullable(),
    to: accountId.nullable().meta({ description: "The account that was found for it." }),
    name: z.string().nullable().meta({ description: "The name of that account.", example: "Ada" }),
    amount: amount.nullable(),
    fault: z.enum(lineFaults).nullable().meta({ example: null }),
    transfer: uuid.nullable().meta({ description: "The id of its payment, fixed on confirmation." }),
    verdict: z.string().nullable().meta({
      description: "`accepted`, or the code of the refusal; null while it is not carried out.",
      example: "accepted",
    }),
    refusalAmount: amount.nullable(),
    reversal: reversalOf.meta({
      description: "The transfer that undid its payment, and why; null while none has.",
    }),
  })
  .meta({ id: "BatchLine" });

export type BatchLine = z.infer<typeof batchLine>;

/** In the order in which they were written. */
export const batchLinePage = pageOf(batchLine).meta({ id: "BatchLinePage" });

export const batchLinesQuery = pageQuery.extend({
  only: z.enum(["faults", "refused", "paid", "reversed"]).optional().meta({
    description:
      "Only the lines that cannot be paid, were refused, were paid, or were paid and reversed since.",
  }),
});

export type BatchLinesQuery = z.output<typeof batchLinesQuery>;

export const batchConfirmation = z
  .strictObject({
    digest: batchPayment.shape.digest.meta({ description: "That of the batch as it was looked at." }),
    order: mandateSignature(
      "batch-payment",
      "the batch’s id, the currency, `from`, `mode`, `date` (or null), the number of lines, their total in minor units, `digest`",
    ),
  })
  .meta({ id: "BatchConfirmation" });

export type BatchConfirmation = z.output<typeof batchConfirmation>;

export const batchPath = z.object({ id: uuid });
