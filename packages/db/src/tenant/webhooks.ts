import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

import { webhookKinds } from "@mereau/shared/webhooks/kinds.ts";

/** An address that programs of the community listen at. */
export const webhookEndpoint = sqliteTable("webhook_endpoint", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  url: text("url").notNull(),
  kinds: text("kinds", { mode: "json" }).$type<string[]>().notNull(),
  /** What messages are signed with, sealed with the deployment’s key. */
  secret: text("secret").notNull(),
  /** The secret before it, with which messages are signed too until the moment beside it. */
  formerSecret: text("former_secret"),
  formerUntil: integer("former_until"),
  createdAt: integer("created_at").notNull(),
  createdBy: text("created_by").notNull(),
  /** Since when it is sent nothing, and why: a manager said so, it failed for too long, or it said that it is gone. */
  disabledAt: integer("disabled_at"),
  disabledFor: text("disabled_for", { enum: ["manager", "failing", "gone"] }),
  /** The first of the failures since a message last went well. */
  failingSince: integer("failing_since"),
  lastSentAt: integer("last_sent_at"),
});

/** Something that programs may be told: kept as long as it may be sent again. */
export const webhookEvent = sqliteTable(
  "webhook_event",
  {
    /** The id of what it tells: a transfer, an audit line, a member. So it is written once. */
    id: text("id").primaryKey(),
    kind: text("kind", { enum: webhookKinds }).notNull(),
    at: integer("at").notNull(),
    data: text("data", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    /** Once it is planned for whoever wanted it. */
    plannedAt: integer("planned_at"),
  },
  (table) => [
    index("webhook_event_at").on(table.at),
    index("webhook_event_unplanned")
      .on(table.at)
      .where(sql`${table.plannedAt} is null`),
  ],
);

/** One try to hand one event to one address. */
export const webhookAttempt = sqliteTable(
  "webhook_attempt",
  {
    id: text("id").primaryKey(),
    endpoint: text("endpoint").notNull(),
    event: text("event").notNull(),
    kind: text("kind", { enum: webhookKinds }).notNull(),
    at: integer("at").notNull(),
    durationMs: integer("duration_ms").notNull(),
    /** What it answered; null: nothing. */
    status: integer("status"),
    /** The first characters of the answer, or why there was none. */
    answer: text("answer").notNull(),
    went: text("went", { enum: ["sent", "failed", "gone"] }).notNull(),
    /** When it is tried again; null: it is not. */
    againAt: integer("again_at"),
  },
  (table) => [
    index("webhook_attempt_endpoint").on(table.endpoint, table.at, table.id),
    index("webhook_attempt_at").on(table.at),
  ],
);

/** One row: up to where the ledger, what managers did and who applied were looked through for events. */
export const webhookCursor = sqliteTable("webhook_cursor", {
  id: integer("id").primaryKey(),
  batch: integer("batch").notNull(),
  auditAt: integer("audit_at").notNull(),
  appliedAt: integer("applied_at").notNull(),
  lookedAt: integer("looked_at").notNull(),
});
