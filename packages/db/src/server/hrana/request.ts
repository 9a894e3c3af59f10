import { statementsOf } from "../sql/cache.ts";
import { describe } from "./describe.ts";
import { errorJson, StatementError } from "./error.ts";
import { resultJson, type Budget } from "./execute.ts";
import { runProgram } from "./program.ts";
import type { SqlSource, Step, Stmt, StreamRequest } from "./schema.ts";
import { runStatement, takeTheft, type Access } from "./session.ts";
import type { Stream } from "./stream.ts";

/** Answers one request of a pipeline as JSON; throws only what ends the stream. */
export async function answer(
  stream: Stream,
  access: Access,
  request: StreamRequest,
  budget: Budget,
): Promise<string> {
  try {
    return `{"type":"ok","response":${await respond(stream, access, request, budget)}}`;
  } catch (error) {
    if (error instanceof StatementError) return `{"type":"error","error":${errorJson(error)}}`;
    throw error;
  }
}

async function respond(
  stream: Stream,
  access: Access,
  request: StreamRequest,
  budget: Budget,
): Promise<string> {
  switch (request.type) {
    case "close":
      stream.close();
      return '{"type":"close"}';
    case "execute":
      return `{"type":"execute","result":${await executeOne(stream, access, request.stmt, budget)}}`;
    case "batch":
      return `{"type":"batch","result":${await executeBatch(stream, access, request.steps, budget)}}`;
    case "sequence":
      await executeSequence(stream, access, request, budget);
      return '{"type":"sequence"}';
    case "describe":
      return `{"type":"describe","result":${describe(stream, request)}}`;
    case "store_sql":
      stream.storeSql(request.sqlId, request.sql);
      return '{"type":"store_sql"}';
    case "close_sql":
      stream.closeSql(request.sqlId);
      return '{"type":"close_sql"}';
    case "get_autocommit":
      return `{"type":"get_autocommit","is_autocommit":${stream.connection.isAutocommit}}`;
  }
}

async function executeOne(stream: Stream, access: Access, stmt: Stmt, budget: Budget): Promise<string> {
  const { connection, namespace } = stream;
  const statement = stream.statementOf(stmt);
  const theft = takeTheft(connection);
  if (theft !== undefined) throw theft;
  return resultJson(await runStatement(namespace, connection, access, statement, stmt, budget));
}

async function executeBatch(
  stream: Stream,
  access: Access,
  steps: readonly Step[],
  budget: Budget,
): Promise<string> {
  const results: string[] = [];
  const errors: string[] = [];
  const note = (result: string, error: string) => {
    results.push(result);
    errors.push(error);
  };
  await runProgram(stream, access, steps, budget, {
    done: (_step, result) => note(resultJson(result), "null"),
    failed: (_step, error) => note("null", errorJson(error)),
    skipped: () => note("null", "null"),
  });
  return `{"step_results":[${results.join(",")}],"step_errors":[${errors.join(",")}],"replication_index":null}`;
}

/** Statements one after the other until one fails; its error is the sequence's. */
async function executeSequence(
  stream: Stream,
  access: Access,
  source: SqlSource,
  budget: Budget,
): Promise<void> {
  const { connection, namespace } = stream;
  const statements = statementsOf(stream.sqlOf(source));
  const theft = takeTheft(connection);
  if (theft !== undefined) throw theft;
  const stmt: Stmt = { sql: undefined, sqlId: undefined, args: [], namedArgs: [], wantRows: false };
  for (const statement of statements)
    await runStatement(namespace, connection, access, statement, stmt, budget);
}
