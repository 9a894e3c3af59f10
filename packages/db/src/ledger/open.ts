import type { OpenedTicking } from "@mereau/shared/ledger/tickingMemory.ts";
import type { Account } from "@mereau/shared/ledger/account.ts";
import { batchColumns } from "@mereau/shared/ledger/batch.ts";
import type { Currency } from "@mereau/shared/ledger/currency.ts";
import type { Cell, HranaClient } from "#hrana/client.ts";
import { joinAllowances } from "#ledger/load.ts";
import { LookupFailed, read } from "#ledger/read.ts";
import { readCurrency } from "@mereau/shared/ledger/rows.ts";
import { readTicking, tickingSteps } from "#ledger/ticking.ts";

/** Where a ledger stands when an instance takes it over. */
export type OpenedLedger = {
  /** The last batch; null when there is none yet. */
  head: { seq: number; at: number; hash: string; lastTransfer: number; lastPosting: number } | null;
  currencies: Currency[];
  /** The currencies' own accounts, and the community's pots. */
  systemAccounts: Account[];
  ticking: OpenedTicking;
  /** The greatest transfer id there is; empty when there is none. */
  lastId: string;
  /** When the first open hold lapses, in milliseconds since 1970. */
  nextExpiry: number | null;
};

/** What an instance must know before it takes the ledger over: the schema it would find, and the epoch to go beyond. */
export type Standing = { schemaVersion: number; epoch: number };

/** Reads where a migrated database stands. Throws `LookupFailed`, also once deletion has taken the writer away. */
export async function readStanding(client: HranaClient): Promise<Standing> {
  const [versions, writers] = await read(client, [
    { sql: "SELECT max(version) FROM schema_version" },
    { sql: "SELECT epoch FROM writer WHERE id = 1" },
  ]);
  const epoch = writers?.[0]?.[0];
  if (typeof epoch !== "number") throw new LookupFailed("the ledger has no writer row");
  return { schemaVersion: Number(versions?.[0]?.[0]), epoch };
}

const list = (columns: readonly string[]) => columns.join(", ");
const suffixes = '[":issuance",":reserve",":deposits",":dividends"]';
const ownAccounts = `SELECT ${list(batchColumns.account)} FROM account
WHERE id IN (SELECT code || suffix.value FROM currency, json_each('${suffixes}') AS suffix)`;
/** Their ids begin alike, so that they are found in the order of the table. */
const pots = `SELECT ${batchColumns.account.map((column) => `account.${column}`).join(", ")}
FROM currency JOIN account ON account.id >= code || ':pot-' AND account.id < code || ':pot.'`;

const firstExpiry = "SELECT min(expires_at) FROM hold WHERE state = 'open'";

function readExpiry(rows: Cell[][] | undefined): number | null {
  const expiry = rows?.[0]?.[0];
  return typeof expiry === "number" ? expiry : null;
}

/** When the first open hold lapses, in milliseconds since 1970; null when none is open. Throws `LookupFailed`. */
export async function nextExpiry(client: HranaClient): Promise<number | null> {
  const [rows] = await read(client, [{ sql: firstExpiry }]);
  return readExpiry(rows);
}

/**
 * Takes the ledger over under a new epoch, then reads where it stands. Any batch of an earlier instance that is
 * still under way either came before, and is read, or fails on its epoch.
 * Gives null when a later instance is already there. Throws `LookupFailed`.
 */
export async function openLedger(client: HranaClient, epoch: number): Promise<OpenedLedger | null> {
  const [, writerRows, headRows, currencyRows, accountRows, potRows, idRows, expiryRows, ...tickingRows] =
    await read(client, [
      { sql: "UPDATE writer SET epoch = ?1 WHERE id = 1 AND epoch < ?1", args: [epoch] },
      { sql: "SELECT epoch FROM writer WHERE id = 1" },
      { sql: "SELECT seq, at, hash, last_transfer, last_posting FROM batch ORDER BY seq DESC LIMIT 1" },
      { sql: `SELECT ${list(batchColumns.currency)} FROM currency` },
      { sql: ownAccounts },
      { sql: pots },
      { sql: "SELECT max(id) FROM transfer" },
      { sql: firstExpiry },
      ...tickingSteps,
    ]);
  if (writerRows?.[0]?.[0] !== epoch) return null;
  const [seq, at, hash, lastTransfer, lastPosting] = headRows?.[0] ?? [];
  const head = {
    seq: Number(seq),
    at: Number(at),
    hash: String(hash),
    lastTransfer: Number(lastTransfer),
    lastPosting: Number(lastPosting),
  };
  return {
    head: seq === undefined ? null : head,
    currencies: (currencyRows ?? []).map(readCurrency),
    systemAccounts: joinAllowances([...(accountRows ?? []), ...(potRows ?? [])], []),
    ticking: readTicking(tickingRows),
    lastId: String(idRows?.[0]?.[0] ?? ""),
    nextExpiry: readExpiry(expiryRows),
  };
}

/** Open holds whose moment has passed, the earliest first. Throws `LookupFailed`. */
export async function dueHolds(
  client: HranaClient,
  now: number,
  limit: number,
): Promise<{ id: string; expiresAt: number }[]> {
  const sql =
    "SELECT id, expires_at FROM hold WHERE state = 'open' AND expires_at <= ?1 ORDER BY expires_at LIMIT ?2";
  const [rows] = await read(client, [{ sql, args: [now, limit] }]);
  return (rows ?? []).map(([id, expiresAt]) => ({ id: String(id), expiresAt: Number(expiresAt) }));
}

const selectAfter = `SELECT id, tick FROM account WHERE id > ?1 AND id < ?2 || ';' AND kind = 'member'
AND status <> 'closed' ORDER BY id LIMIT ?3`;

/** The accounts of members in a currency after an id, each with the tick to which it is settled. Throws `LookupFailed`. */
export async function accountsAfter(
  client: HranaClient,
  currency: string,
  id: string,
  limit: number,
): Promise<{ id: string; tick: number }[]> {
  const [rows] = await read(client, [{ sql: selectAfter, args: [id, currency, limit] }]);
  return (rows ?? []).map(([found, tick]) => ({ id: String(found), tick: Number(tick) }));
}
