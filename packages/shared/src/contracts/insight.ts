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
import { currencyPath } from "#contracts/currencies.ts";
import { line } from "#contracts/text.ts";
import { steps } from "#insight/periods.ts";

export const insightPath = currencyPath;

const format = z
  .enum(["json", "csv"])
  .default("json")
  .meta({ description: "CSV is the same as a table.", example: "json" });

export const formatQuery = z.object({ format });

/** The days that are looked at; the twelve months that end today unless they are named. */
export const insightQuery = z.object({
  from: plainDate
    .optional()
    .meta({ description: "The first day (UTC); a year before the last unless named." }),
  to: plainDate.optional().meta({ description: "The last day, itself included; today unless named." }),
  format,
});

export const seriesQuery = insightQuery.extend({
  by: z.enum(steps).default("month").meta({ description: "By what the time is parted.", example: "week" }),
});

const figures = {
  currency: currencyCode,
  at: moment.meta({ description: "Up to when the ledger is counted in." }),
  whole: z.boolean().meta({
    description: "Whether that is its head; false while a long past is still being summed up.",
    example: true,
  }),
};

const velocity = z.string().nullable().meta({
  description:
    "How often a unit changes hands in a year: what was paid ÷ the mean of what circulated at the end of each day, brought to a year. Null where nothing circulated.",
  example: "4.12",
});

const count = z.int().meta({ example: 412 });

/** A currency at a glance. */
export const insightSummary = z
  .object({
    ...figures,
    circulation: amount,
    circulationMonthAgo: amount,
    reserve: amount.nullable().meta({ description: "What stands behind it; null where nothing does." }),
    paidThisMonth: amount,
    paymentsThisMonth: count,
    activeIn30Days: count.meta({ description: "Members who paid or were paid within 30 days." }),
    activeIn90Days: count,
    members: count.meta({ description: "Members who own an account that is not closed." }),
    velocity,
    velocityYearBefore: velocity,
  })
  .meta({ id: "InsightSummary" });

export type InsightSummary = z.infer<typeof insightSummary>;

const seriesRow = z.object({
  from: plainDate,
  to: plainDate,
  circulation: amount.meta({ description: "At the end." }),
  reserve: amount
    .nullable()
    .meta({ description: "At the end; null where nothing stands behind the currency." }),
  paid: amount.meta({ description: "Payments and captures that were not undone." }),
  payments: count,
  velocity,
  activeAccounts: count
    .nullable()
    .meta({ description: "Accounts that paid or were paid; null for days and weeks." }),
  issued: amount,
  redeemed: amount,
  dividends: amount.meta({ description: "Created as dividends." }),
  melted: amount.meta({ description: "Melted, where accounts were settled within it." }),
});

/** How a currency went, day by day, week by week or month by month. */
export const insightSeries = z
  .object({ ...figures, by: z.enum(steps), items: z.array(seriesRow) })
  .meta({ id: "InsightSeries" });

export type InsightSeries = z.infer<typeof insightSeries>;

const sector = z.object({
  type: z.string().meta({ description: "A member type; empty for a pot.", example: "provider" }),
  name: z.string().nullable().meta({ description: "As the community names it.", example: "Prestataires" }),
});

/** Who pays whom, by member type, the greatest first. */
export const insightFlows = z
  .object({
    ...figures,
    items: z.array(z.object({ payer: sector, payee: sector, paid: amount, payments: count })),
  })
  .meta({ id: "InsightFlows" });

export type InsightFlows = z.infer<typeof insightFlows>;

/** For what is paid, the greatest first. */
export const insightCategories = z
  .object({
    ...figures,
    items: z.array(
      z.object({
        category: z.string().meta({ description: "As payments state it; empty: none.", example: "food" }),
        paid: amount,
        payments: count,
      }),
    ),
  })
  .meta({ id: "InsightCategories" });

export type InsightCategories = z.infer<typeof insightCategories>;

const standing = z.object({
  account: accountId,
  name: z.string().meta({ example: "Boulangerie du Four" }),
  type: z.string().meta({ example: "provider" }),
  balance: amount,
  share: z.string().meta({ description: "In percent of what circulates, rounded down.", example: "4.1" }),
  creditLimit: amount,
  left: amount.meta({ description: "What can still be spent before the credit limit." }),
});

/** Who holds much, and who is deep below zero and may need a hand. */
export const insightBalances = z
  .object({
    ...figures,
    largest: z.array(standing).meta({ description: "The twenty greatest balances of members and pots." }),
    below: z
      .array(standing)
      .meta({ description: "The fifty members furthest below zero, by how much of their limit is used." }),
  })
  .meta({ id: "InsightBalances" });

export type InsightBalances = z.infer<typeof insightBalances>;
export type Standing = z.infer<typeof standing>;

const texts = z.object({ fr: z.string(), en: z.string() });

/** A payment that is worth a look, with why. */
export const unusualPayment = z
  .object({
    id: uuid.meta({ description: "Of the transfer." }),
    at: moment,
    currency: currencyCode,
    from: z.object({ account: accountId, name: z.string() }),
    to: z.object({ account: accountId, name: z.string() }),
    amount,
    reasons: z.array(
      z.object({
        kind: z.string().meta({ example: "night" }),
        text: texts.meta({ description: "A sentence." }),
      }),
    ),
    looked: z
      .object({ at: moment, by: z.string().nullable(), note: z.string() })
      .nullable()
      .meta({ description: "Null: nobody has looked at it yet." }),
  })
  .meta({ id: "UnusualPayment" });

export type UnusualPayment = z.infer<typeof unusualPayment>;

export const unusualPaymentPage = pageOf(unusualPayment).meta({ id: "UnusualPaymentPage" });

export const unusualPaymentsQuery = pageQuery.extend({
  state: z
    .enum(["open", "all"])
    .default("open")
    .meta({ description: "`open`: at which nobody has looked yet.", example: "open" }),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be a month such as 2026-11")
    .optional()
    .meta({ description: "Of this calendar month (UTC) alone.", example: "2026-11" }),
  format,
});

export type UnusualPaymentsQuery = z.output<typeof unusualPaymentsQuery>;

export const unusualPaymentPath = z.object({ id: uuid });

export const lookRequest = z
  .strictObject({
    note: line(280).meta({ description: "May be empty.", example: "Appelé, c’est le loyer." }),
  })
  .meta({ id: "LookRequest" });
