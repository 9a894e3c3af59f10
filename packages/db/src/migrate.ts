/** One step of a schema: statements that are applied together or not at all. */
export type Migration = {
  /** 1, 2, 3… without gaps. */
  version: number;
  name: string;
  statements: readonly string[];
};

/** What migrating needs of a database; a `@libsql/client` Client is one. */
export type MigratedConnection = {
  /** Carries out the statements in order, in one transaction, all or nothing. */
  batch(
    statements: { sql: string; args: (string | number)[] }[],
    mode: "read" | "write",
  ): Promise<{ rows: ArrayLike<unknown>[] }[]>;
};

const createVersionTable =
  "CREATE TABLE IF NOT EXISTS `schema_version` (`version` integer PRIMARY KEY NOT NULL, `name` text NOT NULL, `applied_at` integer NOT NULL)";

/** The last migration applied to this database; 0 for an empty one. */
export async function readVersion(connection: MigratedConnection): Promise<number> {
  try {
    const [result] = await connection.batch(
      [{ sql: "SELECT coalesce(max(version), 0) FROM schema_version", args: [] }],
      "read",
    );
    return Number(result?.rows[0]?.[0] ?? 0);
  } catch (error) {
    if (error instanceof Error && error.message.includes("no such table")) return 0;
    throw error;
  }
}

/**
 * Brings a database up to the schema that this code knows, and returns the version it is then at.
 * Each migration is one write batch opened by its row in `schema_version`: of two runs at once one fails on
 * that key, changes nothing, and goes on from what the other did. A newer version is left alone, since old
 * and new code run together during a deploy. An empty database takes all of them in one batch, so that a new
 * community waits for the disk once; where there is something to rewrite, each has a transaction of its own.
 *
 * @param now milliseconds since 1970, written beside each version
 */
export async function migrate(
  connection: MigratedConnection,
  migrations: readonly Migration[],
  now: number,
): Promise<number> {
  let version = await readVersion(connection);
  if (version === 0) version = await applyAll(connection, migrations, now);
  for (const migration of migrations) {
    if (migration.version <= version) continue;
    version = await apply(connection, migration, now);
  }
  return version;
}

const statementsOf = ({ version, name, statements }: Migration, now: number) => [
  { sql: createVersionTable, args: [] },
  {
    sql: "INSERT INTO schema_version (version, name, applied_at) VALUES (?, ?, ?)",
    args: [version, name, now],
  },
  ...statements.map((sql) => ({ sql, args: [] })),
];

/** All migrations in one batch; where that does not go, the database is as it was, and each is tried alone and named. */
async function applyAll(
  connection: MigratedConnection,
  migrations: readonly Migration[],
  now: number,
): Promise<number> {
  try {
    await connection.batch(
      migrations.flatMap((migration) => statementsOf(migration, now)),
      "write",
    );
    return migrations.at(-1)?.version ?? 0;
  } catch {
    // A run beside this one may have been quicker, and the version tells
    return readVersion(connection);
  }
}

async function apply(connection: MigratedConnection, migration: Migration, now: number): Promise<number> {
  try {
    await connection.batch(statementsOf(migration, now), "write");
    return migration.version;
  } catch (error) {
    const reached = await readVersion(connection);
    if (reached >= migration.version) return reached;
    throw new Error(`Migration ${migration.version} (${migration.name}) could not be applied`, {
      cause: error,
    });
  }
}
