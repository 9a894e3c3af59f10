import type { Seller } from "@mereau/shared/contracts/settings.ts";
import { usePurposes } from "@mereau/shared/ledger/monthlyUse.ts";
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/*
 * Tokens that are bought, spent on a tariff and earned by tasks. Amounts are minor units of their currency, euros are
 * cents. What a transfer does is written here before the ledger is asked, under the transfer's own id: whether it was
 * done is what the ledger's table says.
 */

/** What accounts have used of monthly limits. A table of the ledger: only its batches write here. */
export const monthlyUse = sqliteTable(
  "monthly_use",
  {
    account: text("account").notNull(),
    purpose: text("purpose", { enum: usePurposes }).notNull(),
    month: text("month").notNull(),
    used: integer("used").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.purpose] }),
    check("monthly_use_used", sql`${table.used} >= 0`),
  ],
);

/** A sale, at the bar or for a bank transfer; its id is that of the issue. */
export const topUp = sqliteTable(
  "top_up",
  {
    id: text("id").primaryKey(),
    currency: text("currency").notNull(),
    account: text("account").notNull(),
    /** Who bought it: the first owner of the account. */
    member: text("member"),
    soldBy: text("sold_by").notNull(),
    cents: integer("cents").notNull(),
    units: integer("units").notNull(),
    /** The price then: so many cents for so many units. */
    priceCents: integer("price_cents").notNull(),
    priceUnits: integer("price_units").notNull(),
    means: text("means", { enum: ["cash", "card", "transfer", "cheque", "other"] }).notNull(),
    reference: text("reference"),
    seller: text("seller", { mode: "json" }).$type<Seller>().notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    index("top_up_currency").on(table.currency, table.id),
    index("top_up_account").on(table.account, table.id),
    check("top_up_positive", sql`${table.cents} > 0 and ${table.units} > 0`),
  ],
);

/** The number of each receipt: 1, 2, 3… without gaps, in the order in which sales were found done. */
export const saleReceipt = sqliteTable(
  "sale_receipt",
  {
    number: integer("number").primaryKey(),
    kind: text("kind", { enum: ["top_up", "purchase"] }).notNull(),
    /** The top-up or purchase. */
    subject: text("subject").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [uniqueIndex("sale_receipt_subject").on(table.subject)],
);

/** Something on the tariff. It is never deleted, since purchases name it. */
export const product = sqliteTable("product", {
  id: text("id").primaryKey(),
  nameFr: text("name_fr").notNull(),
  nameEn: text("name_en"),
  category: text("category"),
  currency: text("currency").notNull(),
  amount: integer("amount").notNull(),
  /** The same price in euros, where part of it may be paid so; null: in currency alone. */
  cents: integer("cents"),
  /** Percent of the price that is paid in currency at least. */
  minimumShare: integer("minimum_share").notNull(),
  picture: text("picture"),
  /** The hash of a picture that was sent. */
  photo: text("photo"),
  /** Of a pack: how often one can be used. Of a pass: for how many days. Neither: it is neither. */
  passUses: integer("pass_uses"),
  passDays: integer("pass_days"),
  active: integer("active", { mode: "boolean" }).notNull(),
  position: integer("position").notNull(),
  changedAt: integer("changed_at").notNull(),
});

/** Products paid by one transfer; its id is that of the payment. */
export const purchase = sqliteTable(
  "purchase",
  {
    id: text("id").primaryKey(),
    currency: text("currency").notNull(),
    from: text("from_account").notNull(),
    to: text("to_account").notNull(),
    actor: text("actor").notNull(),
    onBehalfOf: text("on_behalf_of"),
    amount: integer("amount").notNull(),
    /** What is paid in euros beside it. */
    cents: integer("cents").notNull(),
    seller: text("seller", { mode: "json" }).$type<Seller>().notNull(),
    /** The order of a kiosk that it pays. */
    order: text("kiosk_order"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("purchase_from").on(table.from, table.id)],
);

/** What was bought, at the price then. */
export const purchaseLine = sqliteTable(
  "purchase_line",
  {
    purchase: text("purchase").notNull(),
    line: integer("line").notNull(),
    product: text("product").notNull(),
    nameFr: text("name_fr").notNull(),
    nameEn: text("name_en"),
    quantity: integer("quantity").notNull(),
    amount: integer("amount").notNull(),
    cents: integer("cents"),
  },
  (table) => [primaryKey({ columns: [table.purchase, table.line] })],
);

/** Time that can be given, and what it earns. It is never deleted, since claims name it. */
export const task = sqliteTable("task", {
  id: text("id").primaryKey(),
  nameFr: text("name_fr").notNull(),
  nameEn: text("name_en"),
  description: text("description"),
  category: text("category"),
  currency: text("currency").notNull(),
  reward: integer("reward").notNull(),
  /** The pot that pays it; null: it is paid with new money. */
  pot: text("pot"),
  /** Members who may validate it beside the managers. */
  validators: text("validators", { mode: "json" }).$type<string[]>().notNull(),
  active: integer("active", { mode: "boolean" }).notNull(),
  position: integer("position").notNull(),
  changedAt: integer("changed_at").notNull(),
});

/** That somebody has done a task, and what was decided. */
export const taskClaim = sqliteTable(
  "task_claim",
  {
    id: text("id").primaryKey(),
    task: text("task").notNull(),
    member: text("member").notNull(),
    account: text("account").notNull(),
    note: text("note"),
    currency: text("currency").notNull(),
    reward: integer("reward").notNull(),
    pot: text("pot"),
    state: text("state", { enum: ["claimed", "validated", "paid", "refused", "withdrawn"] }).notNull(),
    /** The id of the transfer that pays it, fixed when it is claimed, and anew where the ledger refused that one. */
    transfer: text("transfer").notNull(),
    claimedAt: integer("claimed_at").notNull(),
    decidedBy: text("decided_by"),
    decidedAt: integer("decided_at"),
    /** Why it was refused, or the code by which the ledger refused to pay it. */
    reason: text("reason"),
  },
  (table) => [
    uniqueIndex("task_claim_transfer").on(table.transfer),
    index("task_claim_member").on(table.member, table.id),
    index("task_claim_state").on(table.state, table.id),
  ],
);
