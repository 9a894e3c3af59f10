import type { Row, StandingTable } from "@mereau/shared/ledger/batch.ts";
import {
  accountRow,
  allowanceRow,
  batchColumns,
  currencyRow,
  holdRow,
  standingKeys,
} from "@mereau/shared/ledger/batch.ts";
import { creditSourceRow } from "@mereau/shared/ledger/creditRows.ts";
import { useRow } from "@mereau/shared/ledger/useRows.ts";
import type { Books } from "@mereau/shared/ledger/verify/books.ts";
import type { Fault } from "@mereau/shared/ledger/verify/chain.ts";
import type { Reader } from "#ledger/verify/batches.ts";

const PAGE_ROWS = 5_000;

/** The rows that a table must have, by the values of their key. */
function expectedRows(books: Books, table: StandingTable): Map<string, Row> {
  const rows: Record<StandingTable, Row[]> = {
    currency: [...books.currencies.values()].map(currencyRow),
    account: [...books.accounts.values()].map(accountRow),
    allowance: [...books.allowances.values()].map(allowanceRow),
    hold: [...books.holds.values()].map(holdRow),
    credit_source: books.credit.sources.map(creditSourceRow),
    monthly_use: [...books.used.uses.values()].map(useRow),
  };
  const width = standingKeys[table].length;
  return new Map(rows[table].map((row) => [row.slice(0, width).join("/"), row]));
}

/** Pages through a table in the order of its key; keys are unique, so the last one seen is where the next page begins. */
async function* tableRows(read: Reader, table: StandingTable): AsyncGenerator<Row> {
  const key = standingKeys[table].join(", ");
  const columns = batchColumns[table].join(", ");
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const sql = `SELECT ${columns} FROM ${table} ORDER BY ${key} LIMIT ?1 OFFSET ?2`;
    const rows = await read(sql, [PAGE_ROWS, offset]);
    yield* rows;
    if (rows.length < PAGE_ROWS) return;
  }
}

/** Compares the tables that tell how things stand now with the books kept from the batches, both ways. */
export async function compareStandings(read: Reader, books: Books): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const table of ["currency", "account", "allowance", "hold", "credit_source", "monthly_use"] as const) {
    const missing = expectedRows(books, table);
    for await (const row of tableRows(read, table)) {
      const name = row.slice(0, standingKeys[table].length).join("/");
      const expected = missing.get(name);
      missing.delete(name);
      const where = `${table} ${name}`;
      if (!expected) faults.push({ where, what: "no batch put it there" });
      else faults.push(...differingColumns(table, row, expected).map((what) => ({ where, what })));
    }
    for (const name of missing.keys()) faults.push({ where: `${table} ${name}`, what: "it is missing" });
  }
  return faults;
}

const differingColumns = (table: StandingTable, row: Row, expected: Row): string[] =>
  batchColumns[table].flatMap((column, index) =>
    row[index] === expected[index]
      ? []
      : [`its ${column} is ${row[index]}; the batches say ${expected[index]}`],
  );
