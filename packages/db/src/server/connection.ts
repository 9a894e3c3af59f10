import { openEngine, type Engine, type EngineStatement } from "./engine.ts";
import type { LockOwner } from "./writeLock.ts";
import { PreparedStatements, type Prepared } from "./preparedStatements.ts";

const wake = "SELECT 1";

/** One connection of the engine to a namespace's file, lent to one stream at a time. */
export class Connection {
  readonly engine: Engine;
  readonly #prepared: PreparedStatements;
  readonly #own = new Map<string, EngineStatement>();
  #generation = 0;
  readonly #unfinished = new Set<EngineStatement>();
  readonly lockOwner: LockOwner;
  /** A statement of the open transaction has read or written, so that it has a snapshot. */
  hasSnapshot = false;
  /** The namespace's count of commits when the snapshot was taken. */
  snapshotCommit = 0;
  /** The transaction was rolled back because it held the write lock too long; its owner does not know yet. */
  stolen = false;
  /** The open transaction may have changed rows. */
  wrote = false;
  /** The open transaction changed the schema. */
  schemaChanged = false;
  /** Not to be lent again: a setting was changed, or a statement could not be stopped. */
  spoiled = false;

  /** `onStolen` is called when another writer has rolled this connection's transaction back. */
  constructor(path: string, onStolen: (connection: Connection) => void) {
    this.lockOwner = {
      rollBackStolen: () => {
        if (this.isAutocommit) return;
        this.rollBack();
        this.stolen = true;
        onStolen(this);
      },
    };
    this.engine = openEngine(path);
    this.#prepared = new PreparedStatements(this.engine);
    // Compiled now, since nothing can be compiled while an interruption is in force.
    this.own(wake);
  }

  get isAutocommit(): boolean {
    return !this.engine.inTransaction;
  }

  /** The compiled statement, with the columns of the namespace's schema as of `generation`. */
  prepare(sql: string, generation: number): Prepared {
    if (generation !== this.#generation) {
      this.#generation = generation;
      this.#prepared.clear();
      // The engine compiles by the schema that it remembers, and looks at the file's only when a statement runs.
      this.own("SELECT 1 FROM sqlite_schema LIMIT 0").all([]);
    }
    return this.#prepared.get(sql);
  }

  knowsSchema(generation: number): boolean {
    return generation === this.#generation;
  }

  /** A statement of the server's own, which depends on no table. */
  own(sql: string): EngineStatement {
    const known = this.#own.get(sql);
    if (known !== undefined) return known;
    const compiled = this.engine.prepare(sql);
    if (compiled.reader) compiled.raw().safeIntegers();
    this.#own.set(sql, compiled);
    return compiled;
  }

  /** SQLite leaves a COMMIT or RELEASE that failed under way; it is finished when its transaction is over. */
  leaveUnfinished(statement: EngineStatement): void {
    this.#unfinished.add(statement);
  }

  finishStatements(): void {
    for (const statement of this.#unfinished) {
      try {
        statement.run([]);
      } catch {
        // "No transaction is active": it failed again, and is over now.
      }
    }
    this.#unfinished.clear();
  }

  /** Stops a query in the middle of its rows, so that its snapshot does not stay open. */
  stop(rows: Iterator<unknown>): void {
    this.engine.interrupt();
    try {
      while (rows.next().done !== true);
    } catch {
      // The interruption itself.
    }
    try {
      // The engine forgets the interruption when a statement starts and no other is under way.
      this.own(wake).all([]);
    } catch {
      this.spoiled = true;
    }
  }

  /** Rolls back whatever is open; a connection on which that fails is spoiled. */
  rollBack(): void {
    if (this.isAutocommit) return;
    try {
      this.engine.exec("ROLLBACK");
    } catch {
      this.spoiled = true;
    }
    this.finishStatements();
  }

  close(): void {
    this.engine.close();
  }
}
