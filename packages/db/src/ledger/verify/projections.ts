import { batchColumns } from "@mereau/shared/ledger/batch.ts";
import type { Fault } from "@mereau/shared/ledger/verify/chain.ts";
import type { Reader } from "#ledger/verify/batches.ts";

/** The tables that only ever gain rows: where a row of the content is found again, and what names it. */
const recorded = {
  transfer: { key: ["id"], repeated: { batch: "batch.seq", at: "batch.at" } },
  posting: { key: ["account", "seq"], repeated: { at: "batch.at" } },
} as const;

type RecordedTable = keyof typeof recorded;

/** Finds rows of the content that the table has not, or has otherwise. Batches whose content is broken are left out. */
function differing(table: RecordedTable): string {
  const { key, repeated } = recorded[table];
  const columns: readonly string[] = batchColumns[table];
  const cell = (column: string) => `(line.value ->> ${columns.indexOf(column)})`;
  const same = key.map((column) => `found.${column} = ${cell(column)}`).join(" AND ");
  const others = [
    ...columns.map((column) => `found.${column} IS NOT ${cell(column)}`),
    ...Object.entries(repeated).map(([column, expression]) => `found.${column} IS NOT ${expression}`),
  ].join(" OR ");
  return `SELECT batch.seq, ${key.map(cell).join(" || '/' || ")}, ${cell("seq")}
FROM batch, json_each(CASE WHEN json_valid(batch.content) THEN batch.content ELSE '{}' END, '$.${table}') AS line
LEFT JOIN ${table} AS found ON ${same}
WHERE batch.seq BETWEEN ?1 AND ?2 AND (${others}) LIMIT 20`;
}

const differences = { transfer: differing("transfer"), posting: differing("posting") };

/** Compares the transfers and postings of a range of batches with their tables. */
export async function compareRecords(read: Reader, first: number, last: number): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const table of ["transfer", "posting"] as const)
    for (const [batch, key] of await read(differences[table], [first, last]))
      faults.push({ where: `${table} ${key}`, what: `it is missing, or differs from batch ${batch}` });
  return faults;
}

const strangers: Record<RecordedTable, string> = {
  transfer: `SELECT id FROM transfer AS found WHERE NOT EXISTS (SELECT 1 FROM batch, json_each(batch.content, '$.transfer') AS line
WHERE batch.seq = found.batch AND line.value ->> 1 = found.id) LIMIT 20`,
  posting: `SELECT account || '/' || seq FROM posting AS found WHERE NOT EXISTS (SELECT 1 FROM batch, json_each(batch.content, '$.posting') AS line
WHERE batch.at = found.at AND line.value ->> 0 = found.account AND line.value ->> 1 = found.seq) LIMIT 20`,
};

/**
 * Finds rows that no batch put there. They are counted first, since only a table with rows too many is worth the
 * search, row by row, for which they are.
 */
export async function findStrangers(read: Reader, expected: Record<RecordedTable, number>): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const table of ["transfer", "posting"] as const) {
    const [[count] = []] = await read(`SELECT count(*) FROM ${table}`);
    if (count === expected[table]) continue;
    const found = await read(strangers[table]).catch(() => []);
    for (const [key] of found) faults.push({ where: `${table} ${key}`, what: "no batch put it there" });
    if (found.length === 0)
      faults.push({
        where: `table ${table}`,
        what: `it has ${count} rows; the batches have ${expected[table]}`,
      });
  }
  return faults;
}
