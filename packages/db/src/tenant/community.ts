import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What the community says and decides of itself, one row a subject, checked by the contract of that subject. */
export const setting = sqliteTable("setting", {
  key: text("key").primaryKey(),
  value: text("value", { mode: "json" }).$type<unknown>().notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** What managers did, with both names when one acted for another. */
export const audit = sqliteTable(
  "audit",
  {
    id: text("id").primaryKey(),
    at: integer("at").notNull(),
    actor: text("actor"),
    onBehalfOf: text("on_behalf_of"),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    detail: text("detail", { mode: "json" }).$type<unknown>(),
    requestId: text("request_id"),
    /** Who approved it, where two people were needed. */
    approvedBy: text("approved_by"),
  },
  (table) => [
    index("audit_at").on(table.at),
    index("audit_actor").on(table.actor, table.at),
    index("audit_action").on(table.action, table.at),
    index("audit_subject").on(table.subject, table.at),
  ],
);

/** Messages to send, and, where nothing is really sent, the development mailbox. */
export const mail = sqliteTable(
  "mail",
  {
    id: text("id").primaryKey(),
    createdAt: integer("created_at").notNull(),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html").notNull(),
    state: text("state", { enum: ["kept", "sent", "failed"] }).notNull(),
    failure: text("failure"),
  },
  (table) => [index("mail_created").on(table.createdAt)],
);
