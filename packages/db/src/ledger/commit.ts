import { type AccessVersions, parseAccess, readAccess, standing } from "#ledger/access.ts";
import type { Cell, HranaClient } from "#hrana/client.ts";
import type { Argument, Condition, Step } from "#hrana/protocol.ts";
import type { BatchTable } from "@mereau/shared/ledger/batch.ts";
import { batchColumns, batchTables, isStanding, standingKeys } from "@mereau/shared/ledger/batch.ts";
import type { BatchRow } from "@mereau/shared/ledger/verify/chain.ts";

/**
 * One batch, sealed, the tables in which its content has rows, and the access versions that its callers were admitted
 * under: it commits under these alone.
 */
export type SealedBatch = BatchRow & { tables: readonly BatchTable[]; access: AccessVersions };

/**
 * What became of a batch.
 * - `committed`: it is on disk
 * - `fenced`: another instance has taken over
 * - `access_changed`: a caller has lost access since they were admitted; `access` has the versions of now
 * - `occupied`: a batch already stands in its place, perhaps itself from an earlier sending
 * - `delayed`: it was not committed, for a reason that may pass (busy, disk full, wrong key)
 * - `broken`: it was not committed and never will be: the database refuses what the rules allowed
 * - `unknown`: no answer in time
 */
export type CommitOutcome =
  | { kind: "committed" | "fenced" | "occupied" }
  | { kind: "access_changed"; access: AccessVersions }
  | { kind: "delayed" | "broken" | "unknown"; reason: string };

/**
 * The epoch is looked up, not stated: null once another instance has bumped it, or once a caller has lost access, which
 * its column refuses.
 */
const insertBatch = `INSERT INTO batch (seq, id, epoch, at, last_transfer, last_posting, content, hash, signature)
VALUES (?1, ?2, (SELECT epoch FROM writer WHERE epoch = ?3
AND NOT EXISTS (SELECT 1 FROM ${standing("?10")} WHERE version IS NOT admitted)),
?4, ?5, ?6, ?7, ?8, ?9)`;

const readFence = `SELECT (SELECT epoch FROM writer), (${readAccess})`;

/** Columns that repeat the batch's own, for reads that should not have to join it. */
const repeated: Partial<Record<BatchTable, Record<string, string>>> = {
  transfer: { batch: "batch.seq", at: "batch.at" },
  posting: { at: "batch.at" },
};

/** Lays one table's rows out of the content of the batch just inserted. */
function projection(table: BatchTable): string {
  const columns: readonly string[] = batchColumns[table];
  const extra = Object.entries(repeated[table] ?? {});
  const names = [...columns, ...extra.map(([name]) => name)].join(", ");
  const values = [
    ...columns.map((_, index) => `row.value ->> ${index}`),
    ...extra.map(([, expression]) => expression),
  ].join(", ");
  const key: readonly string[] | null = isStanding(table) ? standingKeys[table] : null;
  const updates = columns
    .filter((column) => !key?.includes(column))
    .map((column) => `${column} = excluded.${column}`);
  const conflict = key ? ` ON CONFLICT (${key.join(", ")}) DO UPDATE SET ${updates.join(", ")}` : "";
  // WHERE true: without it SQLite reads ON as the start of a join
  return `INSERT INTO ${table} (${names}) SELECT ${values}
FROM batch, json_each(batch.content, '$.${table}') AS row WHERE batch.seq = ?1${conflict}`;
}

const projections = Object.fromEntries(batchTables.map((table) => [table, projection(table)]));

const inTransaction: Condition = { type: "not", cond: { type: "is_autocommit" } };
const after = (step: number): Condition => ({ type: "and", conds: [{ type: "ok", step }, inTransaction] });

/** Begin, the batch row, its projections, commit; else roll back whatever is left open, and read what may have refused it. */
function commitSteps(batch: SealedBatch): Step[] {
  const { seq, id, epoch, at, lastTransfer, lastPosting, content, hash, signature } = batch;
  const access = JSON.stringify(batch.access);
  const row: Argument[] = [seq, id, epoch, at, lastTransfer, lastPosting, content, hash, signature, access];
  const writes = [
    { sql: insertBatch, args: row },
    ...batch.tables.map((table) => ({ sql: projections[table] ?? "", args: [seq] })),
    { sql: "COMMIT" },
  ].map((write, index) => ({ ...write, condition: after(index) }));
  const failed: Condition = { type: "not", cond: { type: "ok", step: writes.length } };
  const rollback = { sql: "ROLLBACK", condition: { type: "and" as const, conds: [failed, inTransaction] } };
  return [
    { sql: "BEGIN IMMEDIATE" },
    ...writes,
    rollback,
    { sql: readFence, args: [access], condition: failed },
  ];
}

/** Errors of the moment: another writer, a full disk, a transaction taken away. Anything else would only fail again. */
const mayPass = /^(SQLITE_(BUSY|LOCKED|FULL|IOERR|NOMEM|INTERRUPT|READONLY|CANTOPEN)|TRANSACTION_|STREAM_)/;

/** Commits a batch in one request. Sending the same batch again is harmless: its place is its key. */
export async function commitBatch(client: HranaClient, batch: SealedBatch): Promise<CommitOutcome> {
  const outcome = await client.run(commitSteps(batch));
  if (outcome.kind === "unknown") return outcome;
  if (outcome.kind === "refused") return { kind: "delayed", reason: outcome.reason };
  const commit = outcome.steps.at(-3);
  if (commit?.rows) return { kind: "committed" };
  const failed = outcome.steps.findIndex((step) => step.error !== null);
  const error = outcome.steps[failed]?.error;
  if (!error) return { kind: "unknown", reason: "no step failed, and none committed" };
  const reason = `step ${failed}: ${error.code} ${error.message}`;
  if (failed === outcome.steps.length - 3) return { kind: "unknown", reason };
  if (mayPass.test(error.code)) return { kind: "delayed", reason };
  if (failed === 1 && error.code === "SQLITE_CONSTRAINT_NOTNULL")
    return fenceOf(batch, outcome.steps.at(-1)?.rows?.[0]);
  if (failed === 1 && error.code === "SQLITE_CONSTRAINT_PRIMARYKEY") return { kind: "occupied" };
  return { kind: "broken", reason };
}

/** Which fence a batch met: the epoch, or else an access version. */
function fenceOf({ epoch, access }: SealedBatch, [current, text]: readonly Cell[] = []): CommitOutcome {
  if (current !== undefined && current !== epoch) return { kind: "fenced" };
  const now = parseAccess(text);
  if (now && Object.entries(access).some(([member, version]) => now[member] !== version))
    return { kind: "access_changed", access: now };
  return { kind: "unknown", reason: "no fence was found that the batch met" };
}

/** Looks for the batch in a place: its id, null when the place is free, or `unknown`. */
export async function findBatch(
  client: HranaClient,
  seq: number,
): Promise<{ kind: "found"; id: string | null } | { kind: "unknown" }> {
  const outcome = await client.run([{ sql: "SELECT id FROM batch WHERE seq = ?1", args: [seq] }]);
  if (outcome.kind !== "answered") return { kind: "unknown" };
  const [step] = outcome.steps;
  if (!step?.rows) return { kind: "unknown" };
  const id = step.rows[0]?.[0];
  return { kind: "found", id: typeof id === "string" ? id : null };
}
