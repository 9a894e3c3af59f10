import * as z from "zod";

import { unsettled } from "#contracts/accounts.ts";
import {
  accountId,
  amount,
  amountInput,
  currencyCode,
  language,
  moment,
  pageOf,
  pageQuery,
  unit,
  uuid,
} from "#contracts/common.ts";
import { pictureHash } from "#contracts/looks.ts";
import { atMoment, periodEnd, periodQuery, periodStart } from "#contracts/period.ts";
import { line } from "#contracts/text.ts";
import { refundFields, reversalOf, transferKind } from "#contracts/transfers.ts";
import { purposes } from "#ledger/transfer.ts";

/** What one tick brought to an account, and took from it. */
export const settledDay = z
  .object({
    at: moment,
    dividend: amount.meta({ example: "10.00" }),
    melted: amount.meta({ example: "0.33" }),
    posted: amount.meta({ description: "What the account stood at afterwards.", example: "109.67" }),
  })
  .meta({ id: "SettledDay" });

export type SettledDay = z.infer<typeof settledDay>;

/** One line of an account’s history. */
export const entry = z
  .object({
    seq: z.int().meta({ description: "Its place among all postings of the ledger.", example: 4213 }),
    at: moment,
    amount: amount.meta({ description: "Added to the account; negative: taken.", example: "-12.50" }),
    posted: amount.meta({ description: "What the account stood at afterwards.", example: "87.50" }),
    counterparty: z.object({
      account: accountId,
      name: z.string().nullable(),
      photo: pictureHash
        .nullable()
        .meta({ description: "Of whoever owns the account, where they show one.", example: null }),
    }),
    transfer: uuid,
    kind: transferKind,
    purpose: z
      .enum(purposes)
      .nullable()
      .meta({ description: "Why it moved, where it is not the transfer’s own amount.", example: null }),
    memo: z.string().nullable(),
    category: z.string().nullable(),
    reference: z.string().nullable(),
    related: uuid.nullable().meta({ description: "The hold captured, or the transfer reversed." }),
    reversed: z
      .boolean()
      .meta({ description: "True once another transfer has reversed it.", example: false }),
    reversal: reversalOf,
    ...refundFields,
  })
  .extend({
    beforePeriod: amount.optional().meta({
      description:
        "On a statement, where a settlement covers ticks before the period too: what of its posting they came to. `amount` leaves it out, since the opening has it already; together they are what was posted.",
      example: "90.00",
    }),
    days: z.array(settledDay).optional().meta({
      description:
        "On a statement with `detail=days`: what a settlement is made of, tick by tick, for the ticks of the period.",
    }),
  })
  .meta({ id: "Entry" });

export type Entry = z.infer<typeof entry>;

/** Newest first. */
export const entryPage = pageOf(entry)
  .extend({
    searchedTo: moment.nullable().meta({
      description:
        "Of a search: back to when it has looked, where there is more to look through. The page may be short or empty then; `next` looks further.",
      example: null,
    }),
  })
  .meta({ id: "EntryPage" });

/** What entries are looked for by; each that is given must hold. */
export const entrySearch = z.object({
  q: line(60).min(1).optional().meta({
    description:
      "A part of the memo, the reference, or the counterparty’s name or number, whatever its case and accents.",
    example: "épicerie",
  }),
  direction: z.enum(["in", "out"]).optional().meta({ description: "What came in, or what went out." }),
  counterparty: accountId.optional(),
  category: line(60).min(1).optional().meta({ example: "food" }),
  kind: transferKind.optional(),
  min: amountInput.optional().meta({
    description: "Of this much at least, in or out; in the unit of the currency, whatever `unit` says.",
    example: "10,00",
  }),
  max: amountInput.optional().meta({ description: "Of this much at most.", example: "50,00" }),
});

export type EntrySearch = z.output<typeof entrySearch>;

export const entriesQuery = pageQuery
  .extend(periodQuery.shape)
  .extend(entrySearch.shape)
  .extend({ unit: unit.default("currency") });

export type EntriesQuery = z.output<typeof entriesQuery>;

export const balanceQuery = z.object({ at: atMoment.optional() });

/** What an account stood at at a moment. Holds keep nothing aside in the past: they are not entries. */
export const balanceAt = z
  .object({
    account: accountId,
    currency: currencyCode,
    at: moment,
    posted: amount.meta({
      description:
        "The sum of its entries up to then, and of what had come in and melted by then, whenever that was settled.",
      example: "120.00",
    }),
    unsettled: unsettled
      .nullable()
      .meta({ description: "The part of `posted` that had no entry yet; null: none." }),
  })
  .meta({ id: "BalanceAt" });

export type BalanceAt = z.infer<typeof balanceAt>;

export const statementQuery = z.object({
  from: periodStart,
  to: periodEnd,
  detail: z.enum(["lines", "days"]).default("lines").meta({
    description: "`days`: with what each tick of the period brought and took.",
    example: "lines",
  }),
  format: z.enum(["json", "csv", "table", "pdf"]).default("json").meta({
    description: "`csv`: for programs. `table`: CSV for people’s spreadsheets, in their language.",
    example: "json",
  }),
  unit: unit.default("currency"),
  lang: language.optional().meta({
    description: "The language of a table or PDF; without it that of `Accept-Language`.",
    example: "fr",
  }),
});

/** What came in and melted in the period of a statement, and had no entry yet when it ended. */
export const unsettledOnStatement = unsettled
  .extend({
    posted: amount.meta({
      description: "What the account stood at with it: the `closing`.",
      example: "148.98",
    }),
    days: z.array(settledDay).optional().meta({
      description: "With `detail=days`: what it is made of, tick by tick, for the ticks of the period.",
    }),
  })
  .meta({ id: "UnsettledOnStatement" });

/**
 * Everything that happened on an account in a period, oldest first: opening + in − out = closing. Of a settlement that
 * covers ticks within the period and outside, only those within count.
 */
export const statement = z
  .object({
    account: accountId,
    name: z.string().nullable(),
    currency: currencyCode,
    unit,
    from: moment,
    to: moment,
    opening: amount.meta({ description: "What the account stood at when the period began." }),
    totalIn: amount.meta({ description: "What came in, dividends of the period included." }),
    totalOut: amount.meta({ description: "What went out, what melted in the period included." }),
    closing: amount.meta({
      description: "What the account stood at when the period ended, or stands at now.",
    }),
    unsettled: unsettledOnStatement.nullable().meta({
      description:
        "The part of the totals and of `closing` that has no entry in the period, since it was settled after it, or is still to be; null: none.",
    }),
    entries: z.array(entry),
  })
  .meta({ id: "Statement" });

export type Statement = z.infer<typeof statement>;
