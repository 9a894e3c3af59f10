import type { Connection } from "../connection.ts";
import type { Prepared } from "../preparedStatements.ts";
import type { Statement } from "../sql/statement.ts";
import { tooLarge } from "./error.ts";
import { valueJson, type Value } from "./value.ts";

/** How many bytes an answer may still grow by. */
export interface Budget {
  bytesLeft: number;
}

/** One statement's result, its parts already written as JSON. */
export interface StatementResult {
  readonly columnsJson: string;
  readonly rowsJson: readonly string[];
  readonly affectedRows: number;
  readonly lastInsertRowid: string | null;
  readonly durationMs: number;
}

export interface Execution {
  readonly connection: Connection;
  readonly statement: Statement;
  readonly prepared: Prepared;
  readonly values: readonly Value[];
  readonly wantRows: boolean;
  readonly budget: Budget;
}

/**
 * Runs one statement to its end, on the connection and at once. Throws the engine's errors, and RESPONSE_TOO_LARGE as soon as
 * the rows pass the budget: a query is stopped there, a writing statement with RETURNING is undone.
 */
export function execute(execution: Execution): StatementResult {
  const { prepared, statement, budget } = execution;
  const started = performance.now();
  spend(budget, prepared.columnsJson.length + 120);
  if (!prepared.reader) {
    const { changes, lastInsertRowid } = prepared.run.run(execution.values);
    return finish(execution, [], changes, lastInsertRowid, started);
  }
  if (statement.kind === "read" || statement.kind === "begin") {
    return finish(execution, readRows(execution), 0, 0, started);
  }
  return undoIfTooLarge(execution, () => {
    const rows = readRows(execution);
    const counts = execution.connection.own("SELECT changes(), last_insert_rowid()").all([])[0] ?? [];
    return finish(execution, rows, Number(counts[0]), Number(counts[1]), started);
  });
}

function spend(budget: Budget, bytes: number): void {
  budget.bytesLeft -= bytes;
  if (budget.bytesLeft < 0) throw tooLarge();
}

function readRows({ connection, statement, prepared, values, wantRows, budget }: Execution): string[] {
  const rows = prepared.run.iterate(values);
  const bytesBefore = budget.bytesLeft;
  const written: string[] = [];
  let tooMany = false;
  for (let next = rows.next(); next.done !== true; next = rows.next()) {
    if (!wantRows || tooMany) continue;
    const row = `[${next.value.map(valueJson).join(",")}]`;
    budget.bytesLeft -= Buffer.byteLength(row) + 1;
    if (budget.bytesLeft >= 0) {
      written.push(row);
      continue;
    }
    tooMany = true;
    // A write has done its work before its first row; it runs out here and is undone by its savepoint.
    if (statement.kind !== "read") continue;
    connection.stop(rows);
    break;
  }
  if (!tooMany) return written;
  // The rows are not sent, so that what comes after them still may be.
  budget.bytesLeft = bytesBefore;
  throw tooLarge();
}

function undoIfTooLarge(execution: Execution, work: () => StatementResult): StatementResult {
  if (!execution.statement.takesWriteLock) return work();
  const { engine } = execution.connection;
  const command = (sql: string) => execution.connection.own(sql).run([]);
  command("SAVEPOINT mereau_returning");
  try {
    const done = work();
    command("RELEASE mereau_returning");
    return done;
  } catch (error) {
    if (engine.inTransaction) {
      command("ROLLBACK TO mereau_returning");
      command("RELEASE mereau_returning");
    }
    throw error;
  }
}

function finish(
  { connection, prepared, statement }: Execution,
  rowsJson: readonly string[],
  changes: number,
  rowid: number,
  started: number,
): StatementResult {
  return {
    columnsJson: prepared.columnsJson,
    rowsJson,
    affectedRows: statement.changesRows ? changes : 0,
    lastInsertRowid: statement.isInsert ? exactRowid(connection, rowid) : null,
    durationMs: performance.now() - started,
  };
}

/** The engine gives the last row id as a double; beyond 2^53 it is asked again for the exact one. */
function exactRowid(connection: Connection, rowid: number): string {
  if (Number.isSafeInteger(rowid)) return String(rowid);
  return String(connection.own("SELECT last_insert_rowid()").all([])[0]?.[0]);
}

/** A result as the answer to an execute request or as a batch's step. */
export function resultJson(result: StatementResult): string {
  const rowid = result.lastInsertRowid === null ? "null" : `"${result.lastInsertRowid}"`;
  return (
    `{"cols":${result.columnsJson},"rows":[${result.rowsJson.join(",")}],"affected_row_count":${result.affectedRows},` +
    `"last_insert_rowid":${rowid},"replication_index":null,"rows_read":0,"rows_written":0,` +
    `"query_duration_ms":${result.durationMs.toFixed(3)}}`
  );
}
