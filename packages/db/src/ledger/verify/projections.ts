import { type BatchTable, batchColumns, type StandingTable } from "@mereau/shared/ledger/batch.ts";
import type { Fault } from "@mereau/shared/ledger/verify/chain.ts";
import type { Reader } from "#ledger/verify/batches.ts";

/** The tables that only ever gain rows. */
export type RecordedTable = Exclude<BatchTable, StandingTable>;

/** What names a row of theirs, and what it repeats from its batch. */
const recorded: Record<RecordedTable, { key: readonly string[]; repeated?: Record<string, string> }> = {
  transfer: { key: ["id"], repeated: { batch: "batch.seq", at: "batch.at" } },
  posting: { key: ["account", "seq"], repeated: { at: "batch.at" } },
  policy: { key: ["currency", "version"] },
  tick: { key: ["currency", "number"] },
  tick_index: { key: ["currency", "type", "tick"] },
  settlement: { key: ["transfer"] },
};

export const recordedTables: readonly RecordedTable[] = [
  "transfer",
  "posting",
  "policy",
  "tick",
  "tick_index",
  "settlement",
];

const cellOf = (table: RecordedTable, column: string): string => {
  const columns: readonly string[] = batchColumns[table];
  return `(line.value ->> ${columns.indexOf(column)})`;
};

const rowsOf = (table: RecordedTable): string =>
  `batch, json_each(CASE WHEN json_valid(batch.content) THEN batch.content ELSE '{}' END, '$.${table}') AS line`;

const isSameKey = (table: RecordedTable): string =>
  recorded[table].key.map((column) => `found.${column} = ${cellOf(table, column)}`).join(" AND ");

/** Finds rows of the content that the table has not, or has otherwise. Batches whose content is broken are left out. */
function differing(table: RecordedTable): string {
  const { key, repeated = {} } = recorded[table];
  const others = [
    ...batchColumns[table].map((column) => `found.${column} IS NOT ${cellOf(table, column)}`),
    ...Object.entries(repeated).map(([column, expression]) => `found.${column} IS NOT ${expression}`),
  ].join(" OR ");
  return `SELECT batch.seq, ${key.map((column) => cellOf(table, column)).join(" || '/' || ")}
FROM ${rowsOf(table)} LEFT JOIN ${table} AS found ON ${isSameKey(table)}
WHERE batch.seq BETWEEN ?1 AND ?2 AND (${others}) LIMIT 20`;
}

/** Compares what a range of batches recorded with the tables that it went to. */
export async function compareRecords(read: Reader, first: number, last: number): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const table of recordedTables)
    for (const [batch, key] of await read(differing(table), [first, last]))
      faults.push({ where: `${table} ${key}`, what: `it is missing, or differs from batch ${batch}` });
  return faults;
}

/** Finds the rows of a table that no batch put there. */
const strangers = (table: RecordedTable): string =>
  `SELECT ${recorded[table].key.map((column) => `found.${column}`).join(" || '/' || ")} FROM ${table} AS found
WHERE NOT EXISTS (SELECT 1 FROM ${rowsOf(table)} WHERE ${near[table] ?? "true"} AND ${isSameKey(table)}) LIMIT 20`;

/** Which batch may have put a row there, where the row itself says so: it saves searching all of them. */
const near: Partial<Record<RecordedTable, string>> = {
  transfer: "batch.seq = found.batch",
  posting: "batch.at = found.at",
};

/**
 * Finds rows that no batch put there. They are counted first, since only a table with rows too many is worth the
 * search, row by row, for which they are.
 */
export async function findStrangers(
  read: Reader,
  expected: Readonly<Record<RecordedTable, number>>,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const table of recordedTables) {
    const [[count] = []] = await read(`SELECT count(*) FROM ${table}`);
    if (count === expected[table]) continue;
    const found = await read(strangers(table)).catch(() => []);
    for (const [key] of found) faults.push({ where: `${table} ${key}`, what: "no batch put it there" });
    if (found.length === 0)
      faults.push({
        where: `table ${table}`,
        what: `it has ${count} rows; the batches have ${expected[table]}`,
      });
  }
  return faults;
}
