import { sql } from "drizzle-orm";
import { check, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Euros of a redemption that were wired to whoever redeemed, as a manager says; its id is that of the transfer. */
export const redemptionPayout = sqliteTable("redemption_payout", {
  id: text("id").primaryKey(),
  wiredOn: text("wired_on").notNull(),
  /** What the transfer is known by at the bank. */
  reference: text("reference"),
  recordedBy: text("recorded_by").notNull(),
  recordedAt: integer("recorded_at").notNull(),
});

/** That a manager agrees to wire the euros of a redemption. */
export const redemptionApproval = sqliteTable(
  "redemption_approval",
  {
    id: text("id").primaryKey(),
    redemption: text("redemption").notNull(),
    by: text("by").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [uniqueIndex("redemption_approval_one").on(table.redemption, table.by)],
);

/** Redemptions put into one file for the bank, kept as it was made. */
export const redemptionExport = sqliteTable(
  "redemption_export",
  {
    id: text("id").primaryKey(),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by").notNull(),
    /** What was asked for, by which the same id is known again. */
    digest: text("digest").notNull(),
    /** The day on which the bank is to carry it out. */
    executeOn: text("execute_on").notNull(),
    count: integer("count").notNull(),
    cents: integer("cents").notNull(),
    file: text("file").notNull(),
    takenBackAt: integer("taken_back_at"),
    takenBackBy: text("taken_back_by"),
    takenBackBecause: text("taken_back_because"),
    wiredOn: text("wired_on"),
    wiredAt: integer("wired_at"),
    wiredBy: text("wired_by"),
  },
  (table) => [check("redemption_export_end", sql`${table.takenBackAt} is null or ${table.wiredAt} is null`)],
);

/** A redemption in a file for the bank: in one at a time, until it is out of it again. */
export const redemptionExportLine = sqliteTable(
  "redemption_export_line",
  {
    export: text("export").notNull(),
    redemption: text("redemption").notNull(),
    cents: integer("cents").notNull(),
    holder: text("holder").notNull(),
    iban: text("iban").notNull(),
    bic: text("bic"),
    /** When it was out of it again: the file was taken back, or its euros came back. */
    outAt: integer("out_at"),
  },
  (table) => [
    primaryKey({ columns: [table.export, table.redemption] }),
    uniqueIndex("redemption_export_line_one")
      .on(table.redemption)
      .where(sql`${table.outAt} is null`),
    check("redemption_export_line_cents", sql`${table.cents} > 0`),
  ],
);

/** To which bank account the euros of an account's redemptions are wired. */
export const payoutDetails = sqliteTable("payout_details", {
  account: text("account").primaryKey(),
  holder: text("holder").notNull(),
  iban: text("iban").notNull(),
  bic: text("bic"),
  changedAt: integer("changed_at").notNull(),
  changedBy: text("changed_by").notNull(),
});
