import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Euros of a redemption that were wired to whoever redeemed, as a manager says; its id is that of the transfer. */
export const redemptionPayout = sqliteTable("redemption_payout", {
  id: text("id").primaryKey(),
  wiredOn: text("wired_on").notNull(),
  /** What the transfer is known by at the bank. */
  reference: text("reference"),
  recordedBy: text("recorded_by").notNull(),
  recordedAt: integer("recorded_at").notNull(),
});
