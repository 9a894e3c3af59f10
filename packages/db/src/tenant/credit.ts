import { sql } from "drizzle-orm";
import { check, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Where the credit limits come from that rise by being paid. Rows of the ledger's batches; each stands for how things are
 * now. Figures are minor units.
 */
export const creditSource = sqliteTable(
  "credit_source",
  {
    account: text("account").notNull(),
    /** The account that paid it. */
    counterparty: text("counterparty").notNull(),
    /** The shares of its payments that stand. */
    earned: integer("earned").notNull(),
    /** By how much they raised the limit. */
    raised: integer("raised").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.counterparty] }),
    check("credit_source_figures", sql`${table.earned} >= 0 and ${table.raised} >= 0`),
  ],
);
