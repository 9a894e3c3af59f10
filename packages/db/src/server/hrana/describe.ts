import type { Statement } from "../sql/statement.ts";
import { fromEngine } from "./error.ts";
import type { SqlSource } from "./schema.ts";
import type { Stream } from "./stream.ts";

/** The parameters and columns of a statement, as JSON, without running it. */
export function describe(stream: Stream, source: SqlSource): string {
  const statement = stream.statementOf(source);
  return JSON.stringify({
    params: statement.parameters.map((name) => ({ name })),
    cols: columnsOf(stream, statement),
    is_explain: statement.isExplain,
    is_readonly: !statement.takesWriteLock && !statement.changesConnection,
  });
}

function columnsOf({ connection, namespace }: Stream, statement: Statement) {
  try {
    return connection.prepare(statement.sql, namespace.schemaGeneration).columns;
  } catch (error) {
    throw fromEngine(error, statement.sql);
  }
}
