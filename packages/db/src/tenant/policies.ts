import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Who settled a version of a currency's policies, and when; what was settled stands in the ledger. */
export const policyRecord = sqliteTable(
  "policy_record",
  {
    currency: text("currency").notNull(),
    version: integer("version").notNull(),
    settledAt: integer("settled_at").notNull(),
    settledBy: text("settled_by"),
  },
  (table) => [primaryKey({ columns: [table.currency, table.version] })],
);
