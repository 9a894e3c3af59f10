import { createRequire } from "node:module";

/** What this server uses of a connection of the `libsql` package; its published types leave `interrupt()` out. */
export interface Engine {
  readonly inTransaction: boolean;
  prepare(sql: string): EngineStatement;
  exec(sql: string): void;
  interrupt(): void;
  close(): void;
}

export interface EngineStatement {
  readonly reader: boolean;
  raw(): this;
  safeIntegers(): this;
  columns(): { readonly name: string; readonly type: string | null }[];
  run(values: readonly unknown[]): { readonly changes: number; readonly lastInsertRowid: number };
  all(values: readonly unknown[]): unknown[][];
  iterate(values: readonly unknown[]): IterableIterator<unknown[]>;
}

const Database: new (path: string) => Engine = createRequire(import.meta.url)("libsql");

/**
 * Pages in the write-ahead log before they are copied into the file: 16 MB. A ledger changes the same pages over and over,
 * and each is copied once; with SQLite's own 1000 pages a busy one copied, and waited, several times a second.
 */
const LOG_PAGES = 4_000;

/**
 * Opens a database file for durable writing: a write-ahead log and, at every commit, an fsync before the answer
 * (synchronous=FULL). There is no busy timeout, since waiting would stop every other request of the thread. Throws the
 * engine's error for a file that is no database, and one of its own when a setting did not take.
 */
export function openEngine(path: string): Engine {
  const engine = new Database(path);
  try {
    engine.exec("PRAGMA journal_mode=WAL");
    engine.exec("PRAGMA synchronous=FULL");
    engine.exec("PRAGMA busy_timeout=0");
    engine.exec(`PRAGMA wal_autocheckpoint=${LOG_PAGES}`);
    if (pragmaValue(engine, "journal_mode") !== "wal" || pragmaValue(engine, "synchronous") !== 2) {
      throw new Error(`The database ${path} does not keep a write-ahead log with fsync at each commit`);
    }
    engine.prepare("SELECT count(*) FROM sqlite_schema").raw().all([]);
    return engine;
  } catch (error) {
    engine.close();
    throw error;
  }
}

/**
 * Takes a lock that ends with this process at the latest; the file holds nothing else. Throws SQLITE_BUSY while another one
 * has it.
 */
export function openLock(path: string): Engine {
  const engine = new Database(path);
  try {
    engine.exec("BEGIN EXCLUSIVE");
    return engine;
  } catch (error) {
    engine.close();
    throw error;
  }
}

/** The single value that a PRAGMA answers. */
export function pragmaValue(engine: Engine, name: string): unknown {
  return engine.prepare(`PRAGMA ${name}`).raw().all([])[0]?.[0];
}
