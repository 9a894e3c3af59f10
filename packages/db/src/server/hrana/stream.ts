import { randomUUID } from "node:crypto";
import type { Connection } from "../connection.ts";
import { storedSqlBytes, storedSqlPerStream } from "../limits.ts";
import type { Namespace } from "../namespace.ts";
import { statementsOf } from "../sql/cache.ts";
import type { Statement } from "../sql/statement.ts";
import { ProtocolError, StatementError } from "./error.ts";
import type { SqlSource } from "./schema.ts";

/** A client's conversation with one connection, over several requests. */
export class Stream {
  readonly id = randomUUID();
  readonly namespace: Namespace;
  readonly #sql = new Map<number, string>();
  #connection: Connection | undefined;
  /** The second half of the only baton that is good now. */
  token = "";
  /** A request is being answered. */
  inUse = true;
  idle: NodeJS.Timeout | undefined;

  constructor(namespace: Namespace) {
    this.namespace = namespace;
    this.#connection = namespace.borrow();
  }

  /** Throws {@link ProtocolError} after the stream was closed. */
  get connection(): Connection {
    if (this.#connection === undefined) throw new ProtocolError("Stream for this baton was closed");
    return this.#connection;
  }

  get isOpen(): boolean {
    return this.#connection !== undefined;
  }

  close(): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    this.#connection = undefined;
    this.namespace.giveBack(connection);
  }

  storeSql(sqlId: number, sql: string): void {
    if (this.#sql.has(sqlId)) throw new ProtocolError(`SQL text ${sqlId} already exists`);
    if (this.#sql.size >= storedSqlPerStream) {
      throw new StatementError(
        "SQL_STORE_TOO_MANY",
        `The server already stores ${this.#sql.size} SQL texts, it cannot store more`,
      );
    }
    const bytes = Buffer.byteLength(sql);
    if (bytes > storedSqlBytes) {
      throw new StatementError(
        "SQL_STORE_TOO_LARGE",
        `The statement is too large to be stored: ${bytes}/${storedSqlBytes}`,
      );
    }
    this.#sql.set(sqlId, sql);
  }

  closeSql(sqlId: number): void {
    this.#sql.delete(sqlId);
  }

  sqlOf({ sql, sqlId }: SqlSource): string {
    if (sql !== undefined && sqlId !== undefined) {
      throw new ProtocolError("Either `sql` or `sql_id` are required, but not both");
    }
    if (sql !== undefined) return sql;
    if (sqlId === undefined) throw new ProtocolError("Either `sql` or `sql_id` are required");
    const stored = this.#sql.get(sqlId);
    if (stored === undefined) throw new ProtocolError(`SQL text ${sqlId} not found`);
    return stored;
  }

  /** The one statement of a text. Refuses none and several with SQL_NO_STATEMENT and SQL_MANY_STATEMENTS. */
  statementOf(source: SqlSource): Statement {
    const statements = statementsOf(this.sqlOf(source));
    const [statement] = statements;
    if (statement === undefined) {
      throw new StatementError("SQL_NO_STATEMENT", "SQL string does not contain any statement");
    }
    if (statements.length > 1) {
      throw new StatementError("SQL_MANY_STATEMENTS", "SQL string contains more than one statement");
    }
    return statement;
  }
}
