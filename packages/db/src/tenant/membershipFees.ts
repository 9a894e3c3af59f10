import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/*
 * What members are asked each year. Amounts are minor units of the fee's currency (cents where it is in euros), dates
 * `YYYY-MM-DD` of the UTC calendar, moments milliseconds since 1970.
 */

/** Since when somebody is a member. Triggers write it, so that none can forget to, and no suspension changes it. */
export const memberJoining = sqliteTable("member_joining", {
  member: text("member").primaryKey(),
  joinedAt: integer("joined_at").notNull(),
});

/** One member's fee for one period: there is never a second one. */
export const membershipFee = sqliteTable(
  "membership_fee",
  {
    id: text("id").primaryKey(),
    member: text("member").notNull(),
    startsOn: text("starts_on").notNull(),
    endsOn: text("ends_on").notNull(),
    currency: text("currency").notNull(),
    amount: integer("amount").notNull(),
    /** With it the price is free: the least. */
    minimum: integer("minimum"),
    state: text("state", { enum: ["due", "overdue", "paid", "waived"] }).notNull(),
    createdAt: integer("created_at").notNull(),
    dueAt: integer("due_at").notNull(),
    /** When something is to be done about it; null: never, as things stand. */
    nextAt: integer("next_at"),
    /** The days of the last reminder that had its turn; −1: none. */
    reminded: integer("reminded").notNull().default(-1),
    noticedAt: integer("noticed_at"),
    unpaidAt: integer("unpaid_at"),
    /** When its member was suspended for it; null again once that is lifted. */
    suspendedAt: integer("suspended_at"),
    /** Once it was given back it is not paid of itself any more. */
    refundedAt: integer("refunded_at"),
    waivedAt: integer("waived_at"),
    waivedBy: text("waived_by"),
    waivedBecause: text("waived_because"),
  },
  (table) => [
    uniqueIndex("membership_fee_period").on(table.member, table.startsOn),
    index("membership_fee_state").on(table.state, table.id),
    index("membership_fee_next")
      .on(table.nextAt)
      .where(sql`${table.nextAt} is not null`),
    check("membership_fee_amount", sql`${table.amount} > 0`),
  ],
);

/** A payment of a fee, its receipt with it. While one is tried or stands, there is no other. */
export const membershipFeePayment = sqliteTable(
  "membership_fee_payment",
  {
    /** Of a payment from an account, the transfer's own id, fixed before the ledger is asked. */
    id: text("id").primaryKey(),
    fee: text("fee").notNull(),
    state: text("state", { enum: ["trying", "paid", "refunded"] }).notNull(),
    means: text("means", { enum: ["account", "cash", "transfer", "card", "cheque", "other"] }).notNull(),
    currency: text("currency").notNull(),
    amount: integer("amount").notNull(),
    /** The account that pays, where one does. */
    from: text("from_account"),
    reference: text("reference"),
    /** The day on which it was paid. */
    paidOn: text("paid_on").notNull(),
    /** Who paid or wrote it down; null: it was paid of itself, as the member had agreed. */
    recordedBy: text("recorded_by"),
    recordedAt: integer("recorded_at").notNull(),
    /** 1, 2, 3… over all receipts of the community. */
    receipt: integer("receipt"),
    /** Fixed before the ledger is asked: the reversal's own id. */
    refund: text("refund"),
    refundedAt: integer("refunded_at"),
    refundedBy: text("refunded_by"),
    refundedBecause: text("refunded_because"),
  },
  (table) => [
    uniqueIndex("membership_fee_payment_one")
      .on(table.fee)
      .where(sql`${table.state} <> 'refunded'`),
    uniqueIndex("membership_fee_payment_receipt")
      .on(table.receipt)
      .where(sql`${table.receipt} is not null`),
  ],
);

/** That a member's fees are paid of themselves from an account, each up to so much. One for each member. */
export const membershipFeeMandate = sqliteTable("membership_fee_mandate", {
  member: text("member").primaryKey(),
  id: text("id").notNull(),
  account: text("account").notNull(),
  upTo: integer("up_to").notNull(),
  createdBy: text("created_by").notNull(),
  createdAt: integer("created_at").notNull(),
  keyId: text("key_id"),
  signature: text("signature"),
});
