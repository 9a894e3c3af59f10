import { existsSync } from "node:fs";
import { join } from "node:path";
import { Connection } from "./connection.ts";
import { engineFailure } from "./hrana/error.ts";
import { idleConnectionsPerNamespace, type Limits } from "./limits.ts";
import { isWhole } from "./namespaceFile.ts";
import { WriteLock } from "./writeLock.ts";

/** The file cannot be used as it is; the sentence is for the one who keeps the server. */
export class NamespaceDamaged extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A namespace as the one thread that owns it sees it: its file, its connections, its write lock. */
export class Namespace {
  readonly name: string;
  readonly file: string;
  readonly lock: WriteLock;
  readonly #idle: Connection[] = [];
  #checked = false;
  /** Moves whenever the schema may have changed. */
  schemaGeneration = 1;
  /** Counts write transactions that are over; a snapshot older than the count cannot be written on. */
  commits = 0;
  queries = 0;

  constructor(name: string, folder: string, limits: Limits) {
    this.name = name;
    this.file = join(folder, "data.db");
    this.lock = new WriteLock(limits);
  }

  /** A connection in autocommit. Throws {@link NamespaceDamaged} when the file is missing or is no sound database. */
  borrow(): Connection {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    // SQLite would make an empty database of a file that is gone, and an empty ledger is worse than none.
    if (!existsSync(this.file)) {
      throw new NamespaceDamaged("SQLITE_CANTOPEN", `The data file of namespace \`${this.name}\` is missing`);
    }
    try {
      const connection = new Connection(this.file, (owner) => this.settle(owner));
      this.#checkOnce(connection);
      return connection;
    } catch (error) {
      if (error instanceof NamespaceDamaged) throw error;
      const { code, message } = engineFailure(error);
      throw new NamespaceDamaged(code, `The data file of namespace \`${this.name}\` is damaged: ${message}`);
    }
  }

  #checkOnce({ engine }: Connection): void {
    if (this.#checked) return;
    engine.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!isWhole(engine, this.file)) {
      engine.close();
      throw new NamespaceDamaged(
        "SQLITE_CORRUPT",
        `The data file of namespace \`${this.name}\` is damaged: its end is missing`,
      );
    }
    this.#checked = true;
  }

  /** Takes a connection back; what was open on it is rolled back. */
  giveBack(connection: Connection): void {
    connection.rollBack();
    this.settle(connection);
    connection.stolen = false;
    if (connection.spoiled || this.#idle.length >= idleConnectionsPerNamespace) connection.close();
    else this.#idle.push(connection);
  }

  /** Keeps the lock and the counters true after anything that may have ended a transaction. */
  settle(connection: Connection): void {
    if (!connection.isAutocommit) return;
    connection.finishStatements();
    connection.hasSnapshot = false;
    if (connection.schemaChanged) {
      connection.schemaChanged = false;
      this.schemaGeneration += 1;
    }
    if (connection.wrote) this.commits += 1;
    connection.wrote = false;
    this.lock.release(connection.lockOwner);
  }

  /** Moves the write-ahead log into the file and closes it. */
  close(): void {
    try {
      const connection = this.borrow();
      connection.engine.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      this.#idle.push(connection);
    } catch {
      // A damaged or missing file has nothing to move; the log stays beside it as it is.
    }
    for (const connection of this.#idle.splice(0)) connection.close();
  }
}
