import type { Rhythm } from "@mereau/shared/calendar/rhythm.ts";
import { besideMeans } from "@mereau/shared/payments/mix.ts";
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/*
 * Payments that are agreed on before they are made. Amounts are minor units of their currency, moments milliseconds since
 * 1970, dates `YYYY-MM-DD` of the UTC calendar. What has happened stands in the ledger, and in the runs of scheduled work.
 */

/** Whoever has ordered something, and the signature of their device over it where the amount asked for one. */
const ordered = {
  /** In whose name it is paid. */
  member: text("member").notNull(),
  /** Who wrote it down: the same, or one who serves members. */
  createdBy: text("created_by").notNull(),
  createdAt: integer("created_at").notNull(),
  keyId: text("key_id"),
  signature: text("signature"),
};

/** The same payment at dates that come back. */
export const standingOrder = sqliteTable(
  "standing_order",
  {
    id: text("id").primaryKey(),
    ...ordered,
    currency: text("currency").notNull(),
    from: text("from_account").notNull(),
    to: text("to_account").notNull(),
    amount: integer("amount").notNull(),
    memo: text("memo"),
    category: text("category"),
    rhythm: text("rhythm", { mode: "json" }).$type<Rhythm>().notNull(),
    firstDate: text("first_date").notNull(),
    endDate: text("end_date"),
    /** How many payments it makes at most. */
    count: integer("count"),
    /** How many have fallen due. */
    fallenDue: integer("made").notNull(),
    state: text("state", { enum: ["active", "paused", "ended"] }).notNull(),
    endedAt: integer("ended_at"),
    endedBecause: text("ended_because"),
  },
  (table) => [index("standing_order_from").on(table.from, table.id)],
);

/** Many payments from one account, confirmed together. */
export const batchPayment = sqliteTable(
  "batch_payment",
  {
    id: text("id").primaryKey(),
    ...ordered,
    currency: text("currency").notNull(),
    from: text("from_account").notNull(),
    name: text("name").notNull(),
    /** One line that cannot be paid leaves them all unpaid, or itself alone. */
    mode: text("mode", { enum: ["all_or_nothing", "each_alone"] }).notNull(),
    /** When it is paid; null: as soon as it is confirmed. */
    date: text("date"),
    lines: integer("lines").notNull(),
    faults: integer("faults").notNull(),
    total: integer("total").notNull(),
    /** SHA-256 of what its lines pay, in hexadecimal: what a device signs. */
    digest: text("digest").notNull(),
    state: text("state", { enum: ["draft", "confirmed", "done", "failed", "cancelled"] }).notNull(),
    failure: text("failure"),
    confirmedAt: integer("confirmed_at"),
    closedAt: integer("closed_at"),
  },
  (table) => [index("batch_payment_from").on(table.from, table.id)],
);

export const batchLine = sqliteTable(
  "batch_line",
  {
    batch: text("batch").notNull(),
    line: integer("line").notNull(),
    /** As it was written: an account, a member's number, a name. */
    payee: text("payee").notNull(),
    amountText: text("amount_text").notNull(),
    memo: text("memo"),
    to: text("to_account"),
    name: text("name"),
    amount: integer("amount"),
    /** What is wrong with it, as a code. */
    fault: text("fault"),
    /** Fixed when the batch is confirmed. */
    transfer: text("transfer"),
    verdict: text("verdict"),
    refusalAmount: integer("refusal_amount"),
  },
  (table) => [primaryKey({ columns: [table.batch, table.line] })],
);

/** A payee asks for a payment: one payer, or whoever has the link. */
export const paymentRequest = sqliteTable(
  "payment_request",
  {
    id: text("id").primaryKey(),
    /** Who asks. */
    member: text("member").notNull(),
    createdAt: integer("created_at").notNull(),
    currency: text("currency").notNull(),
    to: text("to_account").notNull(),
    /** Null: whoever has the link. */
    from: text("from_account"),
    /** Null: as the payer thinks fit. */
    amount: integer("amount"),
    memo: text("memo"),
    category: text("category"),
    /** What the transfer that pays it bears as its reference, such as the number of an invoice; null: that of the request. */
    reference: text("reference"),
    expiresAt: integer("expires_at"),
    state: text("state", { enum: ["open", "paid", "refused", "cancelled", "expired"] }).notNull(),
    /** The one transfer that pays it or, while it is open, is being tried: as long as it is there, no other is. */
    transfer: text("transfer"),
    /** The account from which that transfer pays. */
    payer: text("payer"),
    claimedAt: integer("claimed_at"),
    closedAt: integer("closed_at"),
    reason: text("reason"),
    /** Of a price that is paid part in currency, part in euros: the whole in cents, the whole in currency, and what is paid in it at least. */
    mixCents: integer("mix_cents"),
    mixWhole: integer("mix_whole"),
    mixLeast: integer("mix_least"),
    /** What is paid in euros beside the transfer, in cents, and how. */
    besideCents: integer("beside_cents"),
    besideMeans: text("beside_means", { enum: besideMeans }),
  },
  (table) => [
    index("payment_request_to").on(table.to, table.id),
    index("payment_request_from").on(table.from, table.id),
    index("payment_request_to_closed")
      .on(table.to, table.closedAt, table.id)
      .where(sql`${table.closedAt} is not null`),
    index("payment_request_from_closed")
      .on(table.from, table.closedAt, table.id)
      .where(sql`${table.closedAt} is not null`),
    index("payment_request_open")
      .on(table.from)
      .where(sql`${table.state} = 'open'`),
    index("payment_request_transfer")
      .on(table.transfer)
      .where(sql`${table.transfer} is not null`),
  ],
);

/**
 * That a payee gives back a payment, in part or whole, written before the ledger is asked; its id is that of the transfer. Whether it
 * was done is what the ledger’s table says. A reversal is written here too, so that nothing is given back twice.
 */
export const refund = sqliteTable(
  "refund",
  {
    id: text("id").primaryKey(),
    /** The payment that is given back. */
    transfer: text("transfer").notNull(),
    amount: integer("amount").notNull(),
    /** Who gave it back. */
    member: text("member").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("refund_transfer").on(table.transfer), check("refund_amount", sql`${table.amount} > 0`)],
);

/** What a payer lets a payee be paid without being asked. */
export const autoAccept = sqliteTable(
  "auto_accept",
  {
    id: text("id").primaryKey(),
    ...ordered,
    currency: text("currency").notNull(),
    from: text("from_account").notNull(),
    to: text("to_account").notNull(),
    perRequest: integer("per_request").notNull(),
    perMonth: integer("per_month").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (table) => [index("auto_accept_from").on(table.from, table.to)],
);

/** What was paid, or is being paid, without asking: counted before it is paid, so that no limit is ever crossed. */
export const autoPayment = sqliteTable(
  "auto_payment",
  {
    request: text("request").primaryKey(),
    autoAccept: text("auto_accept").notNull(),
    /** The UTC month, `YYYY-MM`. */
    month: text("month").notNull(),
    amount: integer("amount").notNull(),
  },
  (table) => [index("auto_payment_month").on(table.autoAccept, table.month)],
);
