import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Client, createClient } from "@libsql/client";
import { afterEach, beforeEach, expect, test } from "vitest";

import { migrate, type MigratedConnection, type Migration, readVersion } from "#migrate.ts";
import { platformMigrations } from "#platform/migrations.ts";
import { clusteredTables } from "#tenant/clustered.ts";
import { tenantMigrations } from "#tenant/migrations.ts";

let folder: string;
let clients: Client[];

const open = () => {
  const client = createClient({ url: `file:${join(folder, "database.db")}`, timeout: 5000 });
  clients.push(client);
  return client;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mereau-migrate-"));
  clients = [];
});

afterEach(async () => {
  for (const client of clients) client.close();
  await rm(folder, { recursive: true });
});

const makeNotes: Migration = {
  version: 1,
  name: "notes",
  statements: ["CREATE TABLE note (id integer)"],
};
const twoSteps: Migration = {
  version: 2,
  name: "two steps",
  statements: ["INSERT INTO note VALUES (1)", "INSERT INTO missing VALUES (1)"],
};

const step = (version: number): Migration => ({
  version,
  name: `step ${version}`,
  statements: [`CREATE TABLE step_${version} (id integer)`],
});

test("an empty database reaches the last version, and stays there", async () => {
  const database = open();
  expect(await readVersion(database)).toBe(0);
  expect(await migrate(database, tenantMigrations, 1000)).toBe(tenantMigrations.length);
  expect(await migrate(database, tenantMigrations, 2000)).toBe(tenantMigrations.length);
  const { rows } = await database.execute("SELECT version, applied_at FROM schema_version");
  expect(rows.map((row) => [row["version"], row["applied_at"]])).toEqual(
    tenantMigrations.map(({ version }) => [version, 1000]),
  );
});

test("the ledger starts with the epoch that nobody has taken", async () => {
  const database = open();
  await migrate(database, tenantMigrations, 1000);
  const { rows } = await database.execute("SELECT id, epoch FROM writer");
  expect(rows.map((row) => [row["id"], row["epoch"]])).toEqual([[1, 0]]);
});

test("clustered tables have no row id, and the others have one", async () => {
  const database = open();
  await migrate(database, tenantMigrations, 1000);
  const { rows } = await database.execute("SELECT name FROM pragma_table_list WHERE wr = 1 ORDER BY name");
  expect(rows.map((row) => row["name"])).toEqual(clusteredTables.toSorted());
});

test("the ledger's tables refuse an overdrawn account", async () => {
  const database = open();
  await migrate(database, tenantMigrations, 1000);
  const insert = (posted: number) =>
    database.execute({
      sql: "INSERT INTO account VALUES ('A:1', 'A', 'member', 'open', 100, 500, ?, 0, '', 0, 0, 0)",
      args: [posted],
    });
  await expect(insert(-101)).rejects.toThrow("account_limit");
  await expect(insert(501)).rejects.toThrow("account_cap");
  expect((await insert(-100)).rowsAffected).toBe(1);
});

test("the platform's schema applies", async () => {
  expect(await migrate(open(), platformMigrations, 1000)).toBe(platformMigrations.length);
});

test("of many runs at once each ends at the last version, and every migration is applied once", async () => {
  const reached = await Promise.all(
    Array.from({ length: 4 }, (_, run) => migrate(open(), tenantMigrations, run)),
  );
  expect(reached).toEqual(Array.from({ length: 4 }, () => tenantMigrations.length));
  const { rows } = await open().execute("SELECT count(*) AS versions FROM schema_version");
  expect(rows[0]?.["versions"]).toBe(tenantMigrations.length);
});

test("a migration that fails leaves nothing behind, and names itself", async () => {
  const database = open();
  await expect(migrate(database, [makeNotes, twoSteps], 1000)).rejects.toThrow("Migration 2 (two steps)");
  expect(await readVersion(database)).toBe(1);
  const { rows } = await database.execute("SELECT count(*) AS notes FROM note");
  expect(rows[0]?.["notes"]).toBe(0);
});

test("an empty database is written once for all its migrations, and one in use once for each that it lacks", async () => {
  const database = open();
  let writes = 0;
  const counted: MigratedConnection = {
    batch: (statements, mode) => {
      if (mode === "write") writes += 1;
      return database.batch(statements, mode);
    },
  };
  expect([await migrate(counted, [step(1), step(2)], 1000), writes]).toEqual([2, 1]);
  expect([await migrate(counted, [step(1), step(2), step(3), step(4)], 2000), writes]).toEqual([4, 3]);
});

test("a database ahead of the code is left as it is", async () => {
  const database = open();
  await migrate(database, [makeNotes], 1000);
  await database.execute("INSERT INTO schema_version VALUES (9, 'later', 2000)");
  expect(await migrate(database, [makeNotes, twoSteps], 3000)).toBe(9);
});
