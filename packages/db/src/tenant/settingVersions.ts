import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * What was settled about the community as a whole, version by version: who its members are, what they are asked, how
 * far the accounts of a member type go. What holds now stands with its subject; here is how it came to.
 */
export const settingVersion = sqliteTable(
  "setting_version",
  {
    /** `membership`, `membership-fees`, `member-type:provider`, `notice`. */
    subject: text("subject").notNull(),
    version: integer("version").notNull(),
    settings: text("settings", { mode: "json" }).$type<unknown>().notNull(),
    /** What held until then; null while it does not hold. */
    before: text("before", { mode: "json" }).$type<unknown>(),
    effectiveAt: integer("effective_at").notNull(),
    settledAt: integer("settled_at").notNull(),
    settledBy: text("settled_by").notNull(),
    /** Decided once: whoever decides a second time writes null here, and fails. */
    state: text("state", { enum: ["announced", "applied", "withdrawn", "failed"] }).notNull(),
    /** When it came into force, was withdrawn, or failed to. */
    decidedAt: integer("decided_at"),
    /** Why it could not come into force. */
    failure: text("failure", { mode: "json" }).$type<unknown>(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.version] })],
);
