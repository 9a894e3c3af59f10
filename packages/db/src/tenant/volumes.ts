import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/*
 * What was paid, day by day, summed up from the ledger’s batches: so nobody reads them all to know what a year came to.
 * Everything here can be made anew from them.
 */

/** Payments and captures of one UTC day, in minor units; one that was undone later is not among them any more. */
export const paymentVolume = sqliteTable(
  "payment_volume",
  {
    currency: text("currency").notNull(),
    day: text("day").notNull(),
    amount: integer("amount").notNull(),
    payments: integer("payments").notNull(),
  },
  (table) => [primaryKey({ columns: [table.currency, table.day] })],
);

/** One row: up to which batch the volumes count, and when they were last brought to the head of the ledger. */
export const volumeCursor = sqliteTable("volume_cursor", {
  id: integer("id").primaryKey(),
  batch: integer("batch").notNull(),
  at: integer("at").notNull(),
});

/** Marks of the legal meters that stand crossed: whoever runs the community was told of each, once a crossing. */
export const meterMark = sqliteTable(
  "meter_mark",
  {
    /** The currency of the reserve, whose currencies are measured together. */
    reserve: text("reserve").notNull(),
    meter: text("meter", { enum: ["volume", "outstanding"] }).notNull(),
    /** In percent of the threshold. */
    mark: integer("mark").notNull(),
    crossedAt: integer("crossed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.reserve, table.meter, table.mark] })],
);
