import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/*
 * Euros on their way into a currency. Amounts of euros are cents; `amount` of a line is minor units of its currency.
 * A transfer's id, its author and all that it says are written here before the ledger is asked, so that asking again
 * is asking for the same issue.
 */

/** Euros that somebody announced. */
export const deposit = sqliteTable(
  "deposit",
  {
    id: text("id").primaryKey(),
    /** What is written on the bank transfer: `MIEL-HT9W8-K`. */
    reference: text("reference").notNull(),
    member: text("member").notNull(),
    account: text("account").notNull(),
    currency: text("currency").notNull(),
    cents: integer("cents").notNull(),
    state: text("state", {
      enum: ["expected", "received", "issued", "cancelled", "refused"],
    }).notNull(),
    /** What brought it: a bank line, or the issue of a teller, by its id. Nothing else may from then on. */
    line: text("line"),
    createdAt: integer("created_at").notNull(),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [
    uniqueIndex("deposit_reference").on(table.reference),
    index("deposit_member").on(table.member, table.id),
    index("deposit_account").on(table.account, table.state),
    index("deposit_state").on(table.state, table.id),
    uniqueIndex("deposit_line")
      .on(table.line)
      .where(sql`${table.line} is not null`),
    check("deposit_positive", sql`${table.cents} > 0`),
    check("deposit_brought", sql`(${table.line} is null) = (${table.state} in ('expected', 'cancelled'))`),
  ],
);

/** One import of a bank's file. */
export const bankStatement = sqliteTable(
  "bank_statement",
  {
    id: text("id").primaryKey(),
    /** SHA-256 of what was sent: the same id stands for the same file. */
    digest: text("digest").notNull(),
    format: text("format", { enum: ["camt053", "csv"] }).notNull(),
    name: text("name"),
    importedAt: integer("imported_at").notNull(),
    importedBy: text("imported_by").notNull(),
    ibans: text("ibans", { mode: "json" }).$type<string[]>().notNull(),
    firstDay: text("first_day"),
    lastDay: text("last_day"),
    entries: integer("entries").notNull(),
    skipped: integer("skipped").notNull(),
    repeated: integer("repeated").notNull(),
  },
  (table) => [index("bank_statement_imported").on(table.importedAt, table.id)],
);

/** One booked line of the bank, whichever files it came in: once. */
export const bankLine = sqliteTable(
  "bank_line",
  {
    id: text("id").primaryKey(),
    fingerprint: text("fingerprint").notNull(),
    /** The import that brought it first. */
    statement: text("statement").notNull(),
    iban: text("iban").notNull(),
    bookedOn: text("booked_on").notNull(),
    cents: integer("cents").notNull(),
    label: text("label").notNull(),
    reference: text("reference"),
    counterparty: text("counterparty"),
    bankReference: text("bank_reference"),
    reversal: integer("reversal", { mode: "boolean" }).notNull(),
    state: text("state", {
      enum: ["new", "debit", "unmatched", "amount_differs", "matched", "issued", "refused", "ignored"],
    }).notNull(),
    note: text("note"),
    deposit: text("deposit"),
    account: text("account"),
    currency: text("currency"),
    amount: integer("amount"),
    /** The issue: its id, the member who asked for it, and what it refers to. */
    transfer: text("transfer"),
    actor: text("actor"),
    issueReference: text("issue_reference"),
    refusal: text("refusal"),
    /** Why it was set aside, and what it was before. */
    reason: text("reason"),
    stateBefore: text("state_before", {
      enum: ["debit", "unmatched", "amount_differs", "issued", "refused"],
    }),
  },
  (table) => [
    uniqueIndex("bank_line_fingerprint").on(table.fingerprint),
    uniqueIndex("bank_line_transfer")
      .on(table.transfer)
      .where(sql`${table.transfer} is not null`),
    index("bank_line_booked").on(table.bookedOn, table.id),
    index("bank_line_state").on(table.state, table.bookedOn, table.id),
    index("bank_line_alike").on(table.iban, table.cents, table.bookedOn, table.state),
    index("bank_line_reference")
      .on(table.bankReference)
      .where(sql`${table.bankReference} is not null`),
    index("bank_line_statement").on(table.statement, table.bookedOn, table.id),
    check("bank_line_moves", sql`${table.cents} <> 0`),
    check(
      "bank_line_planned",
      sql`${table.state} not in ('matched', 'issued', 'refused') or (${table.cents} > 0 and ${table.transfer} is not null and ${table.actor} is not null and ${table.account} is not null and coalesce(${table.amount}, 0) > 0)`,
    ),
  ],
);
