import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

import { notificationKinds } from "@mereau/shared/notifications/kinds.ts";

/** How a member wants to be told of one kind of news, where they have chosen; no row: as it is for everybody. */
export const notificationChoice = sqliteTable(
  "notification_choice",
  {
    member: text("member").notNull(),
    kind: text("kind", { enum: notificationKinds }).notNull(),
    email: integer("email", { mode: "boolean" }).notNull(),
    push: integer("push", { mode: "boolean" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.member, table.kind] })],
);

/** A browser that takes push messages, as long as the session lasts in which it said so. */
export const pushSubscription = sqliteTable(
  "push_subscription",
  {
    id: text("id").primaryKey(),
    member: text("member").notNull(),
    session: text("session").notNull(),
    /** Where its push service takes messages for it: whoever knows the address can send some. */
    endpoint: text("endpoint").notNull(),
    /** P-256, 65 bytes, base64url: what messages to it are encrypted for. */
    p256dh: text("p256dh").notNull(),
    /** 16 bytes, base64url. */
    auth: text("auth").notNull(),
    device: text("device"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("push_subscription_endpoint").on(table.endpoint),
    index("push_subscription_member").on(table.member, table.createdAt),
  ],
);

/** A browser from which a member has signed in before, by the hash of the cookie that it was given then. */
export const knownDevice = sqliteTable(
  "known_device",
  {
    member: text("member").notNull(),
    hash: text("hash").notNull(),
    /** When it last signed in. */
    seenAt: integer("seen_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.member, table.hash] })],
);
