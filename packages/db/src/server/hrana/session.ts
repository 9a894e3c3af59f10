import type { Connection } from "../connection.ts";
import type { Namespace } from "../namespace.ts";
import type { Prepared } from "../preparedStatements.ts";
import type { Statement } from "../sql/statement.ts";
import { bind } from "./arguments.ts";
import { busy, busySnapshot, fromEngine, StatementError, timedOut } from "./error.ts";
import { execute, type Budget, type StatementResult } from "./execute.ts";
import type { Stmt } from "./schema.ts";

/** What the caller's key allows in this namespace, and what its configuration blocks. */
export interface Access {
  readonly readOnly: boolean;
  readonly blockReads: boolean;
  readonly blockWrites: boolean;
  readonly blockReason: string | null;
}

/**
 * Runs one statement of a stream. Waits in line for the write lock where it needs it; throws {@link StatementError} for
 * everything that SQLite or this server refuses.
 */
export async function runStatement(
  namespace: Namespace,
  connection: Connection,
  access: Access,
  statement: Statement,
  stmt: Stmt,
  budget: Budget,
): Promise<StatementResult> {
  refuseForbidden(statement, access);
  namespace.queries += 1;
  const prepared = compile(namespace, connection, statement);
  const values = bind(statement, stmt);
  await takeWriteLock(namespace, connection, statement);
  if (statement.takesWriteLock && statement.kind !== "begin") connection.wrote = true;
  try {
    return execute({ connection, statement, prepared, values, wantRows: stmt.wantRows, budget });
  } catch (error) {
    if (error instanceof StatementError) throw error;
    if (statement.kind === "end" || statement.kind === "release") connection.leaveUnfinished(prepared.run);
    const failure = fromEngine(error, statement.sql);
    // A statement that the engine itself found busy stays under way with its snapshot: the connection is not lent again.
    if (failure.code.startsWith("SQLITE_BUSY")) connection.spoiled = true;
    throw failure;
  } finally {
    noteEffects(namespace, connection, statement);
  }
}

function compile(namespace: Namespace, connection: Connection, statement: Statement): Prepared {
  if (!connection.isAutocommit && !connection.knowsSchema(namespace.schemaGeneration))
    takeSnapshot(namespace, connection);
  try {
    return connection.prepare(statement.sql, namespace.schemaGeneration);
  } catch (error) {
    throw fromEngine(error, statement.sql);
  }
}

/**
 * A transaction that has read cannot wait: whatever the other one commits would make its snapshot too old to write on. It gets
 * SQLITE_BUSY at once, as from SQLite.
 */
async function takeWriteLock(
  namespace: Namespace,
  connection: Connection,
  statement: Statement,
): Promise<void> {
  if (!statement.takesWriteLock) return;
  const { lock } = namespace;
  const owner = connection.lockOwner;
  if (lock.heldBy(owner)) return;
  if (connection.hasSnapshot) {
    if (connection.snapshotCommit !== namespace.commits) throw busySnapshot();
    if (!lock.tryTake(owner)) throw busy();
  } else if (!lock.tryTake(owner) && !(await lock.take(owner))) throw busy();
}

function noteEffects(namespace: Namespace, connection: Connection, statement: Statement): void {
  if (statement.changesConnection) connection.spoiled = true;
  if (statement.kind === "schema") {
    namespace.schemaGeneration += 1;
    connection.schemaChanged = true;
  }
  const opens = statement.kind === "begin" || statement.kind === "savepoint";
  if (!connection.isAutocommit && !opens) takeSnapshot(namespace, connection);
  namespace.settle(connection);
}

function takeSnapshot(namespace: Namespace, connection: Connection): void {
  if (connection.hasSnapshot) return;
  connection.hasSnapshot = true;
  connection.snapshotCommit = namespace.commits;
}

function refuseForbidden(statement: Statement, access: Access): void {
  const { kind } = statement;
  const readsOnly = kind === "read" || kind === "begin" || kind === "end";
  if (access.readOnly && !readsOnly) {
    throw new StatementError(
      "SQLITE_AUTH",
      `Current session is not authorized to run: ${statement.sql.slice(0, 200)}`,
    );
  }
  const writes = kind === "write" || kind === "schema";
  const blocked =
    kind === "read" || kind === "begin"
      ? access.blockReads
      : writes && (access.blockReads || access.blockWrites);
  if (!blocked) return;
  throw new StatementError(
    "BLOCKED",
    `Operation was blocked${access.blockReason === null ? "" : `: ${access.blockReason}`}`,
  );
}

/** At the start of a program: a stream whose transaction was stolen learns it once, from every step of the program. */
export function takeTheft(connection: Connection): StatementError | undefined {
  if (!connection.stolen) return undefined;
  connection.stolen = false;
  return timedOut();
}
