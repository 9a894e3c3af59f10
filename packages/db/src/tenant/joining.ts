import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Every charter and every terms of use that were ever in force, numbered in their order. The last of a kind is in force, unless it was withdrawn. */
export const documentVersion = sqliteTable(
  "document_version",
  {
    kind: text("kind", { enum: ["charter", "terms"] }).notNull(),
    number: integer("number").notNull(),
    /** The name by which people know it: `2026-1`. */
    version: text("version").notNull(),
    text: text("text").notNull(),
    /** Codes of the member types it is for; none: it is for everybody. */
    types: text("types", { mode: "json" }).$type<string[]>().notNull(),
    inForceFrom: integer("in_force_from").notNull(),
    /** Null too where the next version took its place. */
    withdrawnAt: integer("withdrawn_at"),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.number] }),
    uniqueIndex("document_version_name").on(table.kind, table.version),
  ],
);

/** That a member accepted one version of a document. Kept for good, with the hash of what they read. */
export const acceptance = sqliteTable(
  "acceptance",
  {
    member: text("member").notNull(),
    document: text("document", { enum: ["charter", "terms"] }).notNull(),
    version: text("version").notNull(),
    /** SHA-256 of the text, hexadecimal. */
    hash: text("hash").notNull(),
    at: integer("at").notNull(),
    /** Who entered it for them from paper; null: it was their own act. */
    enteredBy: text("entered_by"),
    /** The device key with which the member signed it, the signature, and the signed moment; null: it is a record alone. */
    keyId: text("key_id"),
    signature: text("signature"),
    signedAt: integer("signed_at"),
  },
  (table) => [primaryKey({ columns: [table.member, table.document, table.version] })],
);

/** A code by which people are invited to join. The code itself is not kept: it follows from the id and the deployment’s key. */
export const invitation = sqliteTable(
  "invitation",
  {
    id: text("id").primaryKey(),
    /** A keyed hash, by which whoever comes with the code finds it. */
    codeHash: text("code_hash").notNull(),
    by: text("by").notNull(),
    /** The member in whose name it is given, where that is not whoever made it. */
    sponsor: text("sponsor"),
    /** With which others it was made in one go. */
    batch: text("batch"),
    /** The only member type it is for; null: any. */
    type: text("type"),
    note: text("note"),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    uses: integer("uses").notNull(),
    /** Whether whoever comes by it is taken in at once. */
    approved: integer("approved", { mode: "boolean" }).notNull(),
    revokedAt: integer("revoked_at"),
  },
  (table) => [
    uniqueIndex("invitation_code").on(table.codeHash),
    index("invitation_by").on(table.by, table.id),
    index("invitation_batch").on(table.batch, table.id),
  ],
);

/** By which invitation somebody applied: one row an application, so that asking again uses it once. */
export const invitationUse = sqliteTable(
  "invitation_use",
  {
    application: text("application").primaryKey(),
    invitation: text("invitation").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [index("invitation_use_invitation").on(table.invitation)],
);

/** The telephone numbers with which active members sign in, E.164: each is one member’s. */
export const signInPhone = sqliteTable(
  "sign_in_phone",
  {
    phone: text("phone").primaryKey(),
    member: text("member").notNull(),
  },
  (table) => [uniqueIndex("sign_in_phone_member").on(table.member)],
);

/** How many applications came from one network address in one hour; the address is kept as a keyed hash, for a day. */
export const applicationSource = sqliteTable(
  "application_source",
  {
    source: text("source").notNull(),
    /** Hours since 1970. */
    hour: integer("hour").notNull(),
    count: integer("count").notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.source, table.hour] })],
);
