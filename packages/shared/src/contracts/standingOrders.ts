import * as z from "zod";

import {
  accountId,
  amount,
  amountInput,
  currencyCode,
  moment,
  pageOf,
  pageQuery,
  plainDate,
  uuid,
} from "#contracts/common.ts";
import { mandateSignature } from "#contracts/mandates.ts";
import { category, memo, reversalOf } from "#contracts/transfers.ts";

const day = z.int().min(1).max(31).nullable().default(null).meta({
  description: "The day of the month; the 31st is the last day of a shorter one. null: that of `firstDate`.",
  example: 31,
});

/** How often it comes back. */
export const rhythm = z
  .discriminatedUnion("every", [
    z.strictObject({ every: z.literal("once") }),
    z.strictObject({ every: z.literal("week") }),
    z.strictObject({ every: z.enum(["month", "quarter", "year"]), day }),
    z.strictObject({ every: z.literal("days"), days: z.int().min(1).max(366).meta({ example: 10 }) }),
  ])
  .meta({ id: "Rhythm", example: { every: "month", day: 5 } });

export const standingOrderRequest = z
  .strictObject({
    id: uuid,
    currency: currencyCode,
    from: accountId,
    to: accountId,
    amount: amountInput,
    memo,
    category,
    rhythm,
    firstDate: plainDate.meta({ description: "On or after which it begins." }),
    endDate: plainDate.nullable().default(null).meta({ description: "After which it makes no payment." }),
    count: z
      .int()
      .min(1)
      .max(10_000)
      .nullable()
      .default(null)
      .meta({ description: "How many payments it makes at most.", example: 12 }),
    order: mandateSignature(
      "standing-order",
      "the order’s id, the currency, `from`, `to`, the amount in minor units, `rhythm.every`, `rhythm.day` (or null), `rhythm.days` (or null), `firstDate`, `endDate` (or null), `count` (or null)",
    ),
  })
  .refine(({ rhythm: { every }, count }) => every !== "once" || count === null, {
    path: ["count"],
    error: "goes without a count",
  })
  .meta({ id: "StandingOrderRequest" });

export type StandingOrderRequest = z.output<typeof standingOrderRequest>;

const state = z.enum(["active", "paused", "ended"]).meta({ example: "active" });

/** The same payment at dates that come back. */
export const standingOrder = z
  .object({
    id: uuid,
    currency: currencyCode,
    from: accountId,
    to: accountId,
    amount,
    memo: z.string().nullable(),
    category: z.string().nullable(),
    rhythm,
    firstDate: plainDate,
    endDate: plainDate.nullable(),
    count: z.int().nullable(),
    fallenDue: z.int().meta({ description: "How many payments have fallen due, made or not.", example: 3 }),
    nextDate: plainDate
      .nullable()
      .meta({ description: "When the next one falls due; null: none is planned." }),
    state,
    endedAt: moment.nullable(),
    endedBecause: z.string().nullable().meta({
      description:
        "`by_payer`, `completed`, `mandate_lost` (who ordered it may no longer pay from the account), or the code of a refusal.",
      example: null,
    }),
    member: uuid.meta({ description: "In whose name it is paid." }),
    createdAt: moment,
    signed: z.boolean().meta({ description: "Whether the payer’s device signed it.", example: false }),
  })
  .meta({ id: "StandingOrder" });

export type StandingOrder = z.infer<typeof standingOrder>;

export const standingOrderPage = pageOf(standingOrder).meta({ id: "StandingOrderPage" });

export const standingOrdersQuery = pageQuery.extend({
  account: accountId.meta({ description: "The payer’s account." }),
});

export type StandingOrdersQuery = z.output<typeof standingOrdersQuery>;

export const standingOrderChange = z
  .strictObject({ state: state.meta({ description: "`ended` is for good." }) })
  .meta({ id: "StandingOrderChange" });

/** What became of one of its dates. */
const standingPayment = z
  .object({
    date: plainDate,
    state: z.enum(["planned", "paid", "reversed", "retrying", "failed"]).meta({
      description:
        "`reversed`: paid, and undone since; it is not paid again. `retrying`: refused, and tried again; `failed`: given up.",
      example: "paid",
    }),
    transfer: uuid.nullable().meta({ description: "The transfer that paid it." }),
    reversal: reversalOf,
    tries: z.int().meta({ example: 1 }),
    reason: z
      .string()
      .nullable()
      .meta({ description: "The code of the last refusal.", example: "insufficient_funds" }),
    againAt: moment.nullable(),
  })
  .meta({ id: "StandingPayment" });

export type StandingPayment = z.infer<typeof standingPayment>;

/** The latest date first. */
export const standingPaymentPage = pageOf(standingPayment).meta({ id: "StandingPaymentPage" });

export const standingOrderPath = z.object({ id: uuid });
