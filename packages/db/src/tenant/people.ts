import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

import { holderRoles, roles } from "@mereau/shared/membership/roles.ts";

/** Kinds of member, with what their accounts open with. Limits are minor units of each currency, by code. */
export const memberType = sqliteTable("member_type", {
  code: text("code").primaryKey(),
  name: text("name").notNull(),
  /** Providers are listed in the directory and may redeem a backed currency. */
  provider: integer("provider", { mode: "boolean" }).notNull(),
  /** Currencies whose accounts open on approval, with their limits: `{ "MIEL": { "creditLimit": 0, "balanceCap": 500000 } }`. */
  accounts: text("accounts", { mode: "json" })
    .$type<Record<string, { creditLimit: number; balanceCap: number }>>()
    .notNull(),
});

export const member = sqliteTable(
  "member",
  {
    id: text("id").primaryKey(),
    /** Given on application, in order; the account numbers are made from it. */
    number: integer("number").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    phone: text("phone"),
    type: text("type").notNull(),
    status: text("status", { enum: ["applied", "active", "refused", "suspended", "left"] }).notNull(),
    role: text("role", { enum: roles }).notNull(),
    language: text("language", { enum: ["fr", "en"] }).notNull(),
    /** In what they like amounts to be shown. */
    amounts: text("amounts", { enum: ["units", "dividends", "euros"] })
      .notNull()
      .default("units"),
    message: text("message"),
    appliedAt: integer("applied_at").notNull(),
    decidedAt: integer("decided_at"),
    decidedBy: text("decided_by"),
    decisionReason: text("decision_reason"),
  },
  (table) => [
    uniqueIndex("member_number").on(table.number),
    uniqueIndex("member_email")
      .on(table.email)
      .where(sql`${table.email} is not null`),
    index("member_status").on(table.status, table.number),
    // Those who run the community are few: asking for them reads no other member
    index("member_staff")
      .on(table.role, table.id)
      .where(sql`${table.role} <> 'member'`),
    index("member_name").on(sql`${table.name} collate nocase`),
  ],
);

/**
 * The words of members’ names and addresses as they are looked for (`shared/search/fold.ts`). Triggers on `member` write them, so
 * that they never say anything else than it does.
 */
export const memberWord = sqliteTable(
  "member_word",
  { word: text("word").notNull(), member: text("member").notNull() },
  (table) => [
    primaryKey({ columns: [table.word, table.member] }),
    index("member_word_member").on(table.member),
  ],
);

/** Who may do what on an account: an account may have several holders, a holder several accounts. */
export const accountHolder = sqliteTable(
  "account_holder",
  {
    account: text("account").notNull(),
    member: text("member").notNull(),
    role: text("role", { enum: holderRoles }).notNull(),
    /** Stated once more in the ledger, which enforces them: what an operator may spend. */
    perTransfer: integer("per_transfer"),
    perDay: integer("per_day"),
    since: integer("since").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.member] }),
    index("account_holder_member").on(table.member),
  ],
);

/** The names that accounts go by, beside their number: what the payer sees. */
export const accountProfile = sqliteTable("account_profile", {
  account: text("account").primaryKey(),
  name: text("name").notNull(),
  openedAt: integer("opened_at").notNull(),
  /** When its limits were set for itself, and why; null: they follow its member type. */
  limitsSetAt: integer("limits_set_at"),
  limitsReason: text("limits_reason"),
});
