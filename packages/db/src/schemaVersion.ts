import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Migrations applied to this database. The key makes two runs of one migration impossible. */
export const schemaVersion = sqliteTable("schema_version", {
  version: integer("version").primaryKey(),
  name: text("name").notNull(),
  appliedAt: integer("applied_at").notNull(),
});
