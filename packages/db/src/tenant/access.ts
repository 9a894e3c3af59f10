import type { Agent } from "@mereau/shared/devices/agent.ts";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * For each member a number that rises whenever they lose access; no row is 0. Triggers raise it, in the transaction of the
 * change itself, so that none can forget to: they stand in the migration. A batch commits only under the numbers that its
 * callers were admitted under.
 */
export const accessVersion = sqliteTable("access_version", {
  member: text("member").primaryKey(),
  version: integer("version").notNull(),
});

/** A sign-in code sent by e-mail: short lived, tried a few times at most, spent once. */
export const loginCode = sqliteTable(
  "login_code",
  {
    id: text("id").primaryKey(),
    member: text("member").notNull(),
    codeHash: text("code_hash").notNull(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    tries: integer("tries").notNull(),
    usedAt: integer("used_at"),
  },
  (table) => [index("login_code_member").on(table.member, table.createdAt)],
);

/** A signed-in browser or phone. Only the hash of its token is kept. */
export const session = sqliteTable(
  "session",
  {
    id: text("id").primaryKey(),
    tokenHash: text("token_hash").notNull(),
    member: text("member").notNull(),
    /** The name that was given for the device. */
    device: text("device"),
    /** The browser and the system that signed in, where they told: what the device is called if it has no name. */
    agent: text("agent", { mode: "json" }).$type<Agent>(),
    /** The passkey that opened it; null: a code did. */
    passkey: text("passkey"),
    /** When its second step was done: with a code of an app, or by making the first passkey; null: it was not. */
    secondStepAt: integer("second_step_at"),
    createdAt: integer("created_at").notNull(),
    /** To the hour. */
    lastUsedAt: integer("last_used_at"),
    expiresAt: integer("expires_at").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (table) => [uniqueIndex("session_token").on(table.tokenHash), index("session_member").on(table.member)],
);

/** A key for programs: hashed, scoped, expiring, revocable; it acts as the member who made it. */
export const apiKey = sqliteTable(
  "api_key",
  {
    id: text("id").primaryKey(),
    tokenHash: text("token_hash").notNull(),
    name: text("name").notNull(),
    member: text("member").notNull(),
    scopes: text("scopes", { mode: "json" }).$type<string[]>().notNull(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (table) => [uniqueIndex("api_key_token").on(table.tokenHash)],
);

/** The public half of a key made on a member's device, with which it signs payment orders and acceptances. */
export const deviceKey = sqliteTable(
  "device_key",
  {
    id: text("id").primaryKey(),
    member: text("member").notNull(),
    /** Ed25519, 32 bytes, base64url. */
    publicKey: text("public_key").notNull(),
    name: text("name").notNull(),
    createdAt: integer("created_at").notNull(),
    revokedAt: integer("revoked_at"),
    /** The session in which its device made it known, the last time. */
    session: text("session"),
  },
  (table) => [index("device_key_member").on(table.member)],
);
