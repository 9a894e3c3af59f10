import * as z from "zod";

import { unsettled } from "#contracts/accounts.ts";
import { accountId, amount, currencyCode, moment, pageOf, pageQuery, unit, uuid } from "#contracts/common.ts";
import { atMoment, periodEnd, periodQuery, periodStart } from "#contracts/period.ts";
import { transferKind } from "#contracts/transfers.ts";
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

/** By which transfer another one was undone, when, and why. */
export const reversalOf = z
  .object({ transfer: uuid, at: moment, reason: z.string().nullable() })
  .nullable()
  .meta({ description: "The transfer that reversed it, and why; null while none has.", example: null });

/** One line of an account’s history. */
export const entry = z
  .object({
    seq: z.int().meta({ description: "Its place among all postings of the ledger.", example: 4213 }),
    at: moment,
    amount: amount.meta({ description: "Added to the account; negative: taken.", example: "-12.50" }),
    posted: amount.meta({ description: "What the account stood at afterwards.", example: "87.50" }),
    counterparty: z.object({ account: accountId, name: z.string().nullable() }),
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
  })
  .extend({
    days: z
      .array(settledDay)
      .optional()
      .meta({ description: "With `detail=days`: what a settlement is made of, tick by tick." }),
  })
  .meta({ id: "Entry" });

export type Entry = z.infer<typeof entry>;

/** Newest first. */
export const entryPage = pageOf(entry).meta({ id: "EntryPage" });

export const entriesQuery = pageQuery.extend(periodQuery.shape).extend({ unit: unit.default("currency") });

export type EntriesQuery = z.output<typeof entriesQuery>;

export const balanceQuery = z.object({ at: atMoment.optional() });

/** What the entries of an account came to, up to a moment. Holds keep nothing aside in the past: they are not entries. */
export const balanceAt = z
  .object({ account: accountId, currency: currencyCode, at: moment, posted: amount })
  .meta({ id: "BalanceAt" });

export type BalanceAt = z.infer<typeof balanceAt>;

export const statementQuery = z.object({
  from: periodStart,
  to: periodEnd,
  detail: z
    .enum(["lines", "days"])
    .default("lines")
    .meta({ description: "`days`: settlements with what each tick brought and took.", example: "lines" }),
  format: z.enum(["json", "csv"]).default("json").meta({ example: "json" }),
  unit: unit.default("currency"),
});

/** What has come in and melted since the last entry, on a statement that reaches up to now. */
export const unsettledOnStatement = unsettled
  .extend({
    posted: amount.meta({
      description: "What the account stands at with it: `closing` + `dividend` − `melted`.",
      example: "148.98",
    }),
    days: z
      .array(settledDay)
      .optional()
      .meta({ description: "With `detail=days`: what it is made of, tick by tick." }),
  })
  .meta({ id: "UnsettledOnStatement" });

/** Everything that happened on an account in a period, oldest first: opening + in − out = closing. */
export const statement = z
  .object({
    account: accountId,
    name: z.string().nullable(),
    currency: currencyCode,
    unit,
    from: moment,
    to: moment,
    opening: amount,
    totalIn: amount,
    totalOut: amount,
    closing: amount.meta({ description: "What its entries came to." }),
    unsettled: unsettledOnStatement.nullable().meta({
      description: "What has no entry yet, when the period reaches up to now; null: none.",
    }),
    entries: z.array(entry),
  })
  .meta({ id: "Statement" });

export type Statement = z.infer<typeof statement>;
