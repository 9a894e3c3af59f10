import { purposes, transferKinds } from "@mereau/shared/ledger/transfer.ts";
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/*
 * The ledger of one community. Only its ledger object writes here, one batch at a time.
 * A batch row carries the canonical content; every other table is a projection of it, written by the
 * same commit, and can be rebuilt from it. Amounts are minor units, times are milliseconds since 1970.
 * The CHECK constraints are the second line of defence: the rules decide before anything is sent.
 */

/** One row: the epoch of the instance that may write. */
export const writer = sqliteTable(
  "writer",
  { id: integer("id").primaryKey(), epoch: integer("epoch").notNull() },
  (table) => [check("writer_single", sql`${table.id} = 1`)],
);

export const batch = sqliteTable(
  "batch",
  {
    seq: integer("seq").primaryKey(),
    id: text("id").notNull(),
    /** Copied from `writer` by the insert itself: null, and so refused, once another instance has taken over. */
    epoch: integer("epoch").notNull(),
    at: integer("at").notNull(),
    /** The last transfer and posting of the ledger once this batch is in. */
    lastTransfer: integer("last_transfer").notNull(),
    lastPosting: integer("last_posting").notNull(),
    content: text("content").notNull(),
    /** SHA-256 of the previous hash and this content, hexadecimal. */
    hash: text("hash").notNull(),
    /** The community's Ed25519 signature of the hash, base64url. */
    signature: text("signature").notNull(),
  },
  (table) => [index("batch_at").on(table.at)],
);

export const currency = sqliteTable("currency", {
  code: text("code").primaryKey(),
  name: text("name").notNull(),
  symbol: text("symbol").notNull(),
  scale: integer("scale").notNull(),
  kind: text("kind", { enum: ["backed", "mutual", "dividend", "prepaid", "reserve"] }).notNull(),
  backing: text("backing"),
  signatureFrom: integer("signature_from"),
  recipients: integer("recipients").notNull().default(0),
});

export const account = sqliteTable(
  "account",
  {
    id: text("id").primaryKey(),
    currency: text("currency").notNull(),
    kind: text("kind", { enum: ["member", "pot", "issuance", "reserve", "deposits", "dividends"] }).notNull(),
    status: text("status", { enum: ["open", "suspended", "closed"] }).notNull(),
    creditLimit: integer("credit_limit").notNull(),
    balanceCap: integer("balance_cap").notNull(),
    posted: integer("posted").notNull(),
    held: integer("held").notNull(),
    /** The member type of its owner. */
    type: text("type").notNull().default(""),
    /** 1: it receives its currency's dividend. */
    receives: integer("receives").notNull().default(0),
    /** The tick up to which it is settled, and what it has beyond whole units, in 2⁻³². */
    tick: integer("tick").notNull().default(0),
    fraction: integer("fraction").notNull().default(0),
  },
  (table) => [
    check("account_held", sql`${table.held} >= 0`),
    check("account_limit", sql`${table.posted} - ${table.held} >= -${table.creditLimit}`),
    check("account_cap", sql`${table.posted} <= ${table.balanceCap}`),
  ],
);

/** What operators may spend from an account, and what they spent on their last day of use. */
export const allowance = sqliteTable(
  "allowance",
  {
    account: text("account").notNull(),
    member: text("member").notNull(),
    perTransfer: integer("per_transfer"),
    perDay: integer("per_day"),
    day: text("day").notNull(),
    spent: integer("spent").notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.member] })],
);

export const transfer = sqliteTable(
  "transfer",
  {
    id: text("id").primaryKey(),
    seq: integer("seq").notNull(),
    batch: integer("batch").notNull(),
    at: integer("at").notNull(),
    kind: text("kind", {
      enum: transferKinds,
    }).notNull(),
    /** `accepted`, or the code of the refusal. */
    verdict: text("verdict").notNull(),
    refusalAmount: integer("refusal_amount"),
    currency: text("currency").notNull(),
    from: text("from_account").notNull(),
    to: text("to_account").notNull(),
    amount: integer("amount").notNull(),
    memo: text("memo"),
    category: text("category"),
    reference: text("reference"),
    related: text("related"),
    actor: text("actor"),
    onBehalfOf: text("on_behalf_of"),
    keyId: text("key_id"),
    signature: text("signature"),
    expiresAt: integer("expires_at"),
  },
  (table) => [
    uniqueIndex("transfer_reversed_once")
      .on(table.related)
      .where(sql`${table.kind} = 'reversal' and ${table.verdict} = 'accepted'`),
    index("transfer_redemption")
      .on(table.id)
      .where(sql`${table.kind} = 'redemption' and ${table.verdict} = 'accepted'`),
    index("transfer_issue_reference")
      .on(table.reference)
      .where(
        sql`${table.kind} = 'issue' and ${table.verdict} = 'accepted' and ${table.reference} is not null`,
      ),
  ],
);

export const hold = sqliteTable(
  "hold",
  {
    id: text("id").primaryKey(),
    currency: text("currency").notNull(),
    from: text("from_account").notNull(),
    to: text("to_account").notNull(),
    amount: integer("amount").notNull(),
    captured: integer("captured").notNull(),
    state: text("state", { enum: ["open", "captured", "released", "expired"] }).notNull(),
    expiresAt: integer("expires_at").notNull(),
    /** What is set aside beside it for the community's pots. */
    charges: integer("charges").notNull().default(0),
  },
  (table) => [
    check("hold_captured", sql`${table.captured} between 0 and ${table.amount}`),
    index("hold_open")
      .on(table.expiresAt)
      .where(sql`${table.state} = 'open'`),
    index("hold_of_account")
      .on(table.from)
      .where(sql`${table.state} = 'open'`),
    index("hold_for_account")
      .on(table.to)
      .where(sql`${table.state} = 'open'`),
  ],
);

/** Kept in the order of an account's statement, so that a page of it is one short read. */
export const posting = sqliteTable(
  "posting",
  {
    account: text("account").notNull(),
    seq: integer("seq").notNull(),
    transfer: text("transfer").notNull(),
    at: integer("at").notNull(),
    amount: integer("amount").notNull(),
    posted: integer("posted").notNull(),
    /** Why it moved, where it is not the transfer's own amount. */
    purpose: text("purpose", { enum: purposes }),
    /** The account on the other side, where it is not the transfer's own. */
    counter: text("counter"),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.seq] }),
    check("posting_moves", sql`${table.amount} <> 0`),
  ],
);
