import { sql } from "drizzle-orm";
import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** A verification of the ledger that somebody asked for: how far it has come, and what it found. */
export const ledgerVerification = sqliteTable(
  "ledger_verification",
  {
    id: text("id").primaryKey(),
    startedAt: integer("started_at").notNull(),
    startedBy: text("started_by").notNull(),
    finishedAt: integer("finished_at"),
    /** The last batch at the beginning: what came since is for the next one. */
    head: integer("head").notNull(),
    publicKey: text("public_key").notNull(),
    /** What is looked through now, and after which batch, account or other key it goes on. */
    phase: text("phase", { enum: ["batches", "accounts", "currencies", "done"] }).notNull(),
    after: text("after").notNull(),
    batches: integer("batches").notNull(),
    transfers: integer("transfers").notNull(),
    postings: integer("postings").notNull(),
    accounts: integer("accounts").notNull(),
    /** The hash and the moment of the last batch that was looked at. */
    hash: text("hash").notNull(),
    headAt: integer("head_at").notNull(),
    faults: text("faults", { mode: "json" }).$type<{ what: string; where: string }[]>().notNull(),
    /** All that were found, also those beyond the first ones that are kept. */
    faultCount: integer("fault_count").notNull(),
  },
  (table) => [
    uniqueIndex("ledger_verification_running")
      .on(sql`(1)`)
      .where(sql`${table.finishedAt} is null`),
  ],
);
