import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/*
 * The tills of the exchange desk. Euros are cents; what comes in is above zero, what goes out below.
 */

/** A teller's till, from its opening count to its closing count. A teller has one open at a time. */
export const till = sqliteTable(
  "till",
  {
    id: text("id").primaryKey(),
    /** 1, 2, 3… over all tills of the community. */
    number: integer("number").notNull(),
    teller: text("teller").notNull(),
    place: text("place"),
    openedAt: integer("opened_at").notNull(),
    /** What was in the box when it was opened. */
    float: integer("float_cents").notNull(),
    closedAt: integer("closed_at"),
    closedBy: text("closed_by"),
    /** What was in the box when it was closed, and what should have been. */
    counted: integer("counted_cents"),
    expected: integer("expected_cents"),
    note: text("note"),
  },
  (table) => [
    uniqueIndex("till_number").on(table.number),
    uniqueIndex("till_open")
      .on(table.teller)
      .where(sql`${table.closedAt} is null`),
    index("till_teller").on(table.teller, table.number),
    check("till_counts", sql`${table.float} >= 0 and coalesce(${table.counted}, 0) >= 0`),
    check(
      "till_closed",
      sql`(${table.closedAt} is null) = (${table.counted} is null) and (${table.closedAt} is null) = (${table.expected} is null)`,
    ),
  ],
);

/**
 * Euros taken or given at the counter. One that stands for an issue has the id, and is written before the ledger
 * is asked: whether it was done is what the ledger's table says.
 */
export const tillMovement = sqliteTable(
  "till_movement",
  {
    id: text("id").primaryKey(),
    till: text("till").notNull(),
    /** 1, 2, 3… within its till. */
    number: integer("number").notNull(),
    kind: text("kind", { enum: ["issue", "other"] }).notNull(),
    means: text("means", { enum: ["cash", "card", "transfer"] }).notNull(),
    cents: integer("cents").notNull(),
    /** Of an issue: to which account, of which currency, how much in its minor units. */
    account: text("account"),
    currency: text("currency"),
    amount: integer("amount"),
    note: text("note"),
    /** Who did it, and when; of an issue, when the ledger was last asked. */
    by: text("by").notNull(),
    at: integer("at").notNull(),
    askedAt: integer("asked_at").notNull(),
    /** Of an issue: how many requests ask the ledger for it just now. */
    asking: integer("asking").notNull().default(0),
  },
  (table) => [
    uniqueIndex("till_movement_number").on(table.till, table.number),
    check("till_movement_moves", sql`${table.cents} <> 0`),
    check(
      "till_movement_issue",
      sql`${table.kind} <> 'issue' or (${table.cents} > 0 and ${table.account} is not null and ${table.currency} is not null and coalesce(${table.amount}, 0) > 0)`,
    ),
  ],
);
