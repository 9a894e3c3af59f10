import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** The public half of a key that a device, or a person’s password manager, made for signing in here (WebAuthn). */
export const passkey = sqliteTable(
  "passkey",
  {
    /** Made by the member’s client, as every id. */
    id: text("id").primaryKey(),
    member: text("member").notNull(),
    name: text("name").notNull(),
    /** By which the authenticator knows it: base64url. */
    credential: text("credential").notNull(),
    /** COSE, base64url. */
    publicKey: text("public_key").notNull(),
    /** How often it has signed, as it says itself; always 0 where it is synced between devices. */
    counter: integer("counter").notNull(),
    /** How a browser reaches it: `internal`, `hybrid`, `usb`… */
    transports: text("transports", { mode: "json" }).$type<string[]>().notNull(),
    /** Whether it is kept by a service that brings it to a person’s other devices, as it last said. */
    synced: integer("synced", { mode: "boolean" }).notNull(),
    createdAt: integer("created_at").notNull(),
    lastUsedAt: integer("last_used_at"),
    /** The session in which it was added: that of the device that made it. */
    session: text("session"),
  },
  (table) => [
    uniqueIndex("passkey_credential").on(table.credential),
    index("passkey_member").on(table.member, table.id),
  ],
);

/** Challenges that were answered, until they end: none is answered twice. Those that nobody answers are written nowhere. */
export const spentChallenge = sqliteTable(
  "spent_challenge",
  { hash: text("hash").primaryKey(), expiresAt: integer("expires_at").notNull() },
  (table) => [index("spent_challenge_expires").on(table.expiresAt)],
);
