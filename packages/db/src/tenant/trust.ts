import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * Who vouches for whom: one row for each pair, which a renewal replaces. In force until `expires_at`.
 * By member numbers, which never change: a web of a million rows is read as a whole, and is a fifth of what ids would make it.
 */
export const certification = sqliteTable(
  "certification",
  {
    certified: integer("certified").notNull(),
    certifier: integer("certifier").notNull(),
    /** Made by the certifier's client, for the last time that they certified. */
    id: text("id").notNull(),
    at: integer("at").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.certified, table.certifier] }),
    uniqueIndex("certification_id").on(table.id),
    index("certification_given").on(table.certifier, table.at),
  ],
);

/** Whether a member is recognised, and until when. No row: never, so far. */
export const membership = sqliteTable(
  "membership",
  {
    member: text("member").primaryKey(),
    state: text("state", { enum: ["pending", "recognised", "expired", "revoked"] }).notNull(),
    /** Since when they are, or were last, recognised. */
    since: integer("since"),
    /** When it must have been renewed; null: never. */
    expiresAt: integer("expires_at"),
    /** Until when recognition stands in for certifications that are missing: of founders, and after a change of policy. */
    graceUntil: integer("grace_until"),
    /** When it ends as things stand: at `expires_at`, or once too few certifications are in force. Worked out from both. */
    endsAt: integer("ends_at"),
    nextReminderAt: integer("next_reminder_at"),
    revokedBy: text("revoked_by"),
    /** What the member is still to be told by e-mail, and since when. */
    notice: text("notice", { enum: ["admitted", "expired", "revoked"] }),
    noticeAt: integer("notice_at"),
    /** Since when the ledger is still to be told; it rises with each change. */
    unsettledSince: integer("unsettled_since"),
  },
  (table) => [
    index("membership_ends").on(table.state, table.endsAt),
    index("membership_reminder")
      .on(table.nextReminderAt)
      .where(sql`${table.nextReminderAt} is not null`),
    index("membership_notice")
      .on(table.noticeAt)
      .where(sql`${table.noticeAt} is not null`),
    index("membership_unsettled")
      .on(table.unsettledSince)
      .where(sql`${table.unsettledSince} is not null`),
  ],
);
