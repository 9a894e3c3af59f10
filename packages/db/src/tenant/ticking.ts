import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/*
 * The policies and ticks of a ledger, and what accounts were settled from. Rows of the ledger's batches like the
 * others; they are only ever added.
 */

/** What was settled about a currency, and from when on it holds. */
export const policy = sqliteTable(
  "policy",
  {
    currency: text("currency").notNull(),
    version: integer("version").notNull(),
    effectiveAt: integer("effective_at").notNull(),
    /** The policies by kind, JSON, as their schemas write it. */
    settings: text("settings").notNull(),
  },
  (table) => [primaryKey({ columns: [table.currency, table.version] })],
);

/** Moments at which dividends were created and melting was counted. */
export const tick = sqliteTable(
  "tick",
  {
    currency: text("currency").notNull(),
    number: integer("number").notNull(),
    /** When it was due; it may have been recorded later. */
    at: integer("at").notNull(),
    version: integer("version").notNull(),
    dividend: integer("dividend").notNull(),
    members: integer("members").notNull(),
    mass: integer("mass").notNull(),
    reevaluateAt: integer("reevaluate_at"),
  },
  (table) => [primaryKey({ columns: [table.currency, table.number] })],
);

/** The cumulative figures by which accounts are settled; fixed-point numbers in hexadecimal. */
export const tickIndex = sqliteTable(
  "tick_index",
  {
    currency: text("currency").notNull(),
    /** Empty: of all account types that have no index of their own. */
    type: text("type").notNull(),
    tick: integer("tick").notNull(),
    factor: text("factor").notNull(),
    decay: text("decay").notNull(),
    accrual: text("accrual").notNull(),
    created: integer("created").notNull(),
    floor: integer("floor").notNull(),
    destination: text("destination").notNull(),
    restarts: integer("restarts").notNull(),
  },
  (table) => [primaryKey({ columns: [table.currency, table.type, table.tick] })],
);

/** From what a transfer of kind `settlement` settled its account: enough to tell it day by day. */
export const settlement = sqliteTable("settlement", {
  transfer: text("transfer").primaryKey(),
  account: text("account").notNull(),
  type: text("type").notNull(),
  receives: integer("receives").notNull(),
  posted: integer("posted").notNull(),
  held: integer("held").notNull(),
  fraction: integer("fraction").notNull(),
  fromTick: integer("from_tick").notNull(),
  toTick: integer("to_tick").notNull(),
});
