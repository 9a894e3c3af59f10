import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** A tablet at the bar. It reads the tariff and sells; nothing else is open to it. */
export const kiosk = sqliteTable(
  "kiosk",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    currency: text("currency").notNull(),
    /** What a card may pay without its code, in minor units; null: nothing. */
    freePerPurchase: integer("free_per_purchase"),
    freePerDay: integer("free_per_day"),
    /** After so many seconds without a touch its page locks itself. */
    lockAfter: integer("lock_after").notNull().default(60),
    /** With what somebody on the staff leaves the page: scrypt, with its salt. */
    leaveHash: text("leave_hash").notNull(),
    leaveTries: integer("leave_tries").notNull(),
    /** The code that pairs a tablet, once. */
    codeHash: text("code_hash"),
    codeExpiresAt: integer("code_expires_at"),
    tokenHash: text("token_hash"),
    pairedAt: integer("paired_at"),
    seenAt: integer("seen_at"),
    revokedAt: integer("revoked_at"),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [uniqueIndex("kiosk_token").on(table.tokenHash), uniqueIndex("kiosk_code").on(table.codeHash)],
);

/** A product in an order, at the price then. */
export type OrderedLine = {
  product: string;
  nameFr: string;
  nameEn: string | null;
  quantity: number;
  amount: number;
  cents: number | null;
  passUses: number | null;
  passDays: number | null;
};

/** What somebody wants to pay at a kiosk, once, under an id that the tablet made. */
export const kioskOrder = sqliteTable(
  "kiosk_order",
  {
    id: text("id").primaryKey(),
    kiosk: text("kiosk").notNull(),
    currency: text("currency").notNull(),
    to: text("to_account").notNull(),
    amount: integer("amount").notNull(),
    lines: text("lines", { mode: "json" }).$type<OrderedLine[]>().notNull(),
    by: text("paid_by", { enum: ["card", "request"] }).notNull(),
    /** `authorised`: a card has been read and its code was right; the ledger says whether it was paid. */
    state: text("state", { enum: ["open", "authorised", "cancelled"] }).notNull(),
    card: text("card"),
    member: text("member"),
    from: text("from_account"),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [index("kiosk_order_kiosk").on(table.kiosk, table.id)],
);

/** A card or tag by which a member pays at a kiosk from one of their accounts. Its number and code are kept as hashes alone. */
export const paymentCard = sqliteTable(
  "payment_card",
  {
    id: text("id").primaryKey(),
    member: text("member").notNull(),
    account: text("account").notNull(),
    numberHash: text("number_hash"),
    tagHash: text("tag_hash"),
    /** The last digits, by which it is told from others. */
    ending: text("ending").notNull(),
    pinHash: text("pin_hash").notNull(),
    /** Tries of a code since it was last right. */
    tries: integer("tries").notNull(),
    /** What it has paid without its code on that day. */
    freeDay: text("free_day"),
    freeSpent: integer("free_spent").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (table) => [
    uniqueIndex("payment_card_number").on(table.numberHash),
    uniqueIndex("payment_card_tag").on(table.tagHash),
    index("payment_card_member").on(table.member, table.id),
  ],
);
