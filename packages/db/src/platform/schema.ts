import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export { schemaVersion } from "#schemaVersion.ts";

/**
 * A community as the deployment knows it. `founding` until every step of its making is done,
 * `deleting` from the confirmed request until its database is gone.
 */
export const community = sqliteTable(
  "community",
  {
    /** UUIDv7 made by the founder's client: founding again under the same id resumes it. */
    id: text("id").primaryKey(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    status: text("status", {
      enum: ["founding", "open", "suspended", "deleting", "deleted"],
    }).notNull(),
    /** Where its database and its ledger object live: a Durable Object location hint. */
    region: text("region").notNull(),
    /** The last finished step of founding or deleting. */
    step: text("step").notNull(),
    /** The whole founding request, so that any run can finish it. */
    request: text("request", { mode: "json" }).$type<unknown>().notNull(),
    /** Filled with data made for show: its members' demonstration tokens work in development. */
    demo: integer("demo", { mode: "boolean" }).notNull(),
    createdAt: integer("created_at").notNull(),
    openedAt: integer("opened_at"),
    deletedAt: integer("deleted_at"),
    /** It is another one’s test drive, and is deleted at this moment. */
    trialUntil: integer("trial_until"),
  },
  (table) => [uniqueIndex("community_slug").on(table.slug)],
);

/** Where a community's database is, and what opens it. Secrets are sealed with the deployment's key. */
export const database = sqliteTable(
  "database",
  {
    community: text("community").primaryKey(),
    driver: text("driver", { enum: ["local", "sqld", "turso"] }).notNull(),
    name: text("name").notNull(),
    url: text("url").notNull(),
    /** nacl secretbox: nonce and box, base64url. */
    sealedToken: text("sealed_token").notNull(),
    /** The community's Ed25519 key for receipts and batch signatures: 32-byte seed, sealed; public half in clear. */
    sealedSigningSeed: text("sealed_signing_seed").notNull(),
    signingPublicKey: text("signing_public_key").notNull(),
    schemaVersion: integer("schema_version").notNull(),
    /** When its ledger means to wake next, roughly: cron wakes it where that moment has long passed. */
    nextDueAt: integer("next_due_at"),
  },
  (table) => [index("database_due").on(table.nextDueAt)],
);

/** How many communities were begun in a day from one place: a keyed hash of a network or of an e-mail address. */
export const foundingSource = sqliteTable(
  "founding_source",
  {
    source: text("source").notNull(),
    /** Days since 1970. */
    day: integer("day").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.day] })],
);

/** Host names that open one community directly. */
export const host = sqliteTable("host", {
  name: text("name").primaryKey(),
  community: text("community").notNull(),
});

/** Scheduled work done, keyed so that a run triggered twice is done once. */
export const jobRun = sqliteTable(
  "job_run",
  {
    community: text("community").notNull(),
    job: text("job").notNull(),
    period: text("period").notNull(),
    startedAt: integer("started_at").notNull(),
    finishedAt: integer("finished_at"),
    failure: text("failure"),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.job, table.period] }),
    index("job_run_started").on(table.startedAt),
  ],
);

/** What a deleted community leaves behind for a while: the whole of it, as gzipped JSON lines. */
export const communityExport = sqliteTable(
  "community_export",
  {
    id: text("id").primaryKey(),
    community: text("community").notNull(),
    createdAt: integer("created_at").notNull(),
    /** Null while its chunks are being written: an export without it is worth nothing. */
    finishedAt: integer("finished_at"),
    expiresAt: integer("expires_at").notNull(),
    lines: integer("lines").notNull(),
    chunks: integer("chunks").notNull(),
  },
  (table) => [
    /** Of two runs that export at once, one finishes. */
    uniqueIndex("community_export_finished")
      .on(table.community)
      .where(sql`${table.finishedAt} is not null`),
  ],
);

/** Each chunk is a gzip member of at most 1 MB; one after the other they are one gzip file. */
export const exportChunk = sqliteTable(
  "export_chunk",
  {
    export: text("export").notNull(),
    seq: integer("seq").notNull(),
    content: blob("content", { mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.export, table.seq] })],
);

/** How large a community was when it was last measured, and what it may use by its plan: told, and never enforced. */
export const communityUsage = sqliteTable("community_usage", {
  community: text("community").primaryKey(),
  measuredAt: integer("measured_at").notNull(),
  members: integer("members").notNull(),
  accounts: integer("accounts").notNull(),
  transfers: integer("transfers").notNull(),
  /** Within thirty days. */
  payments: integer("payments").notNull(),
  /** Of its database; null where its server does not tell. */
  bytes: integer("bytes"),
  /** Scheduled works that were given up or are being tried again, and what the last of them said. */
  failures: integer("failures").notNull(),
  lastFailure: text("last_failure"),
  lastFailureAt: integer("last_failure_at"),
});

/** What a community may use by its plan; null: as much as it likes. */
export const communityPlan = sqliteTable("community_plan", {
  community: text("community").primaryKey(),
  name: text("name").notNull(),
  members: integer("members"),
  /** A month. */
  payments: integer("payments"),
  bytes: integer("bytes"),
  updatedAt: integer("updated_at").notNull(),
});
