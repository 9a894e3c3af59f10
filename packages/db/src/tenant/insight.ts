import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

import { measures } from "@mereau/shared/insight/measures.ts";

/*
 * What managers look at, summed up from the ledger’s batches: so nobody reads a year of them to draw a line. Nothing of it is written
 * when somebody pays, and all but what managers noted can be made anew from the batches.
 */

/** What a UTC day added to one figure of a currency, in minor units. */
export const dailyFigure = sqliteTable(
  "daily_figure",
  {
    currency: text("currency").notNull(),
    measure: text("measure", { enum: measures }).notNull(),
    day: text("day").notNull(),
    /** Of which part: `individual>provider` of a flow, the category of payments; empty where a figure has no parts. */
    part: text("part").notNull(),
    amount: integer("amount").notNull(),
    /** How many movements made it. */
    times: integer("times").notNull(),
  },
  (table) => [primaryKey({ columns: [table.currency, table.measure, table.day, table.part] })],
);

/** What an account paid and was paid in a calendar month, in minor units; what was undone later stays in. */
export const monthlyActivity = sqliteTable(
  "monthly_activity",
  {
    currency: text("currency").notNull(),
    month: text("month").notNull(),
    account: text("account").notNull(),
    paid: integer("paid").notNull(),
    payments: integer("payments").notNull(),
    received: integer("received").notNull(),
    receipts: integer("receipts").notNull(),
    /** The last day on which it paid or was paid. */
    lastOn: text("last_on").notNull(),
  },
  (table) => [primaryKey({ columns: [table.currency, table.month, table.account] })],
);

/** Up to which batch each sum counts, and when it was last brought to the head of the ledger. */
export const insightCursor = sqliteTable("insight_cursor", {
  name: text("name", { enum: ["figures", "review"] }).primaryKey(),
  batch: integer("batch").notNull(),
  at: integer("at").notNull(),
});

/** A payment that a manager is asked to look at, and what they noted. Nothing of it is blocked. */
export const unusualPayment = sqliteTable(
  "unusual_payment",
  {
    /** The transfer. */
    id: text("id").primaryKey(),
    currency: text("currency").notNull(),
    at: integer("at").notNull(),
    /** Why, as `shared/insight/unusual` says it: JSON. */
    reasons: text("reasons", { mode: "json" }).$type<unknown>().notNull(),
    lookedAt: integer("looked_at"),
    lookedBy: text("looked_by"),
    note: text("note"),
  },
  (table) => [index("unusual_payment_at").on(table.at, table.id)],
);
