import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The secret that somebody of the team shares with an app on their telephone, which makes codes of six digits of it (TOTP). */
export const totp = sqliteTable("totp", {
  member: text("member").primaryKey(),
  /** nacl secretbox of the 20 bytes: nonce and box, base64url. */
  sealedSecret: text("sealed_secret").notNull(),
  createdAt: integer("created_at").notNull(),
  /** The last step of time of which a code was taken: none is taken twice. */
  lastStep: integer("last_step").notNull(),
  /** How often a code was tried since `triesSince`; a right one sets it to 0. */
  tries: integer("tries").notNull(),
  triesSince: integer("tries_since").notNull(),
});

/** Codes on paper, for whoever has lost the telephone: each is worth a code of the app, once. */
export const recoveryCode = sqliteTable(
  "recovery_code",
  {
    id: text("id").primaryKey(),
    member: text("member").notNull(),
    hash: text("hash").notNull(),
    usedAt: integer("used_at"),
  },
  (table) => [index("recovery_code_member").on(table.member)],
);
