import { dirname, join } from "node:path";
import { configSchema, type Config } from "./config.ts";
import { openEngine, openLock, type Engine } from "./engine.ts";
import { engineFailure } from "./hrana/error.ts";
import { ServerStartError } from "./startError.ts";

/** A namespace is served only when ready; the other two say what a crash interrupted. */
export type NamespaceState = "creating" | "ready" | "deleting";

export interface Registered {
  readonly name: string;
  readonly state: NamespaceState;
  readonly config: Config;
}

/** The namespaces and their configurations, in a database of its own; a lock beside it keeps a second server out of the folder. */
export class Registry {
  readonly #engine: Engine;
  readonly #lock: Engine;

  /** Throws ServerStartError: `folder_in_use`, `folder_unwritable`, `database_damaged`. */
  constructor(dataDir: string) {
    this.#lock = lockFolder(join(dataDir, "server.lock"));
    this.#engine = openRegistry(join(dataDir, "registry.db"));
  }

  all(): Registered[] {
    const rows = this.#engine
      .prepare("SELECT name, state, config FROM namespaces ORDER BY name")
      .raw()
      .all([]);
    return rows.map(([name, state, config]) => ({
      name: String(name),
      state: state === "ready" || state === "deleting" ? state : "creating",
      config: configSchema.parse(JSON.parse(String(config))),
    }));
  }

  save({ name, state, config }: Registered): void {
    const upsert =
      "INSERT INTO namespaces (name, state, config) VALUES (?, ?, ?) " +
      "ON CONFLICT (name) DO UPDATE SET state = excluded.state, config = excluded.config";
    this.#engine.prepare(upsert).run([name, state, JSON.stringify(config)]);
  }

  remove(name: string): void {
    this.#engine.prepare("DELETE FROM namespaces WHERE name = ?").run([name]);
  }

  close(): void {
    this.#engine.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    this.#engine.close();
    this.#lock.exec("ROLLBACK");
    this.#lock.close();
  }
}

function lockFolder(file: string): Engine {
  try {
    return openLock(file);
  } catch (error) {
    const { code } = engineFailure(error);
    if (code.startsWith("SQLITE_BUSY")) {
      throw new ServerStartError(
        "folder_in_use",
        `Another server is already using the folder ${dirname(file)}.`,
      );
    }
    throw startError(file, error);
  }
}

function openRegistry(file: string): Engine {
  try {
    const engine = openEngine(file);
    if (engine.prepare("PRAGMA quick_check(1)").raw().all([])[0]?.[0] !== "ok") {
      engine.close();
      throw new ServerStartError(
        "database_damaged",
        `The registry ${file} is damaged; restore it from a backup.`,
      );
    }
    engine.exec(
      "CREATE TABLE IF NOT EXISTS namespaces (name TEXT PRIMARY KEY, " +
        "state TEXT NOT NULL CHECK (state IN ('creating', 'ready', 'deleting')), config TEXT NOT NULL) STRICT",
    );
    return engine;
  } catch (error) {
    throw error instanceof ServerStartError ? error : startError(file, error);
  }
}

function startError(file: string, error: unknown): ServerStartError {
  const { code, message } = engineFailure(error);
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL)/.test(code)) {
    return new ServerStartError("folder_unwritable", `The registry ${file} cannot be written: ${message}.`);
  }
  return new ServerStartError(
    "database_damaged",
    `The registry ${file} is damaged (${message}); restore it from a backup.`,
  );
}
