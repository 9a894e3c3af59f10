import { createClient as createHttpClient, type Client } from "@libsql/client/http";
import { createClient as createWebClient } from "@libsql/client/web";
import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/libsql";
import { blob, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createNamespace, startTestServer, type TestServer } from "./testing.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ limits: { lockHeldMs: 300, lockWaitMs: 450 } });
});
afterAll(() => server.stop());

const clients = [
  ["http", createHttpClient],
  ["web", createWebClient],
] as const;

describe.each(clients)("@libsql/client/%s, unchanged", (name, create) => {
  let client: Client;

  beforeAll(async () => {
    const { url, token } = await createNamespace(server.server.url, `client-${name}`);
    client = create({ url, authToken: token, intMode: "bigint" });
    await client.executeMultiple(`
      CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TRIGGER no_empty BEFORE INSERT ON person WHEN new.name = '' BEGIN SELECT RAISE(ABORT, 'a name, please'); END;
      INSERT INTO person (name) VALUES ('Aliénor');`);
  });
  afterAll(() => client.close());

  const names = async () =>
    (await client.execute("SELECT name FROM person ORDER BY id")).rows.map((row) => row["name"]);

  test("execute, with every type and the statement's error code", async () => {
    const args = [null, 1n, 2n ** 62n, 1.5, "é", new Uint8Array([1, 2, 3])];
    const { rows } = await client.execute({ sql: "SELECT ?, ?, ?, ?, ?, ?", args });
    expect(Array.from(rows[0] ?? [])).toEqual([...args.slice(0, 5), new Uint8Array([1, 2, 3]).buffer]);
    const twice = client.execute({
      sql: "INSERT INTO person (name) VALUES ($name)",
      args: { name: "Aliénor" },
    });
    await expect(twice).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_UNIQUE" });
    await expect(client.execute("INSERT INTO person (name) VALUES ('')")).rejects.toThrow("a name, please");
  });

  test("a batch is done whole or not at all", async () => {
    await client.batch(
      ["INSERT INTO person (name) VALUES ('Bertrand')", "INSERT INTO person (name) VALUES ('Clémence')"],
      "write",
    );
    const failing = client.batch(
      ["DELETE FROM person", "INSERT INTO person (id, name) VALUES (9, NULL)"],
      "write",
    );
    await expect(failing).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_NOTNULL" });
    expect(await names()).toEqual(["Aliénor", "Bertrand", "Clémence"]);
  });

  test("an interactive transaction commits or rolls back", async () => {
    const kept = await client.transaction("write");
    const { lastInsertRowid } = await kept.execute("INSERT INTO person (name) VALUES ('Didier')");
    await kept.execute({
      sql: "UPDATE person SET name = 'Diane' WHERE id = ?",
      args: [lastInsertRowid ?? 0n],
    });
    await kept.commit();
    const dropped = await client.transaction("write");
    await dropped.execute("DELETE FROM person");
    await dropped.rollback();
    expect(await names()).toContain("Diane");
  });

  test("of two transactions the second waits, and takes over when the first is too slow", async () => {
    const slow = await client.transaction("write");
    await slow.execute("INSERT INTO person (name) VALUES ('Slow')");
    const quick = await client.transaction("write");
    await quick.execute("INSERT INTO person (name) VALUES ('Quick')");
    await quick.commit();
    await expect(slow.execute("SELECT 1")).rejects.toMatchObject({ code: "TRANSACTION_TIMEOUT" });
    slow.close();
    expect(await names()).toContain("Quick");
    expect(await names()).not.toContain("Slow");
  });

  test("migrate runs with foreign keys off and leaves them on", async () => {
    await client.migrate([
      "CREATE TABLE a (id INTEGER PRIMARY KEY)",
      "CREATE TABLE b (a REFERENCES a (id))",
      "INSERT INTO b VALUES (5)",
    ]);
    await expect(client.execute("INSERT INTO b VALUES (6)")).rejects.toMatchObject({
      code: "SQLITE_CONSTRAINT_FOREIGNKEY",
    });
  });
});

test("drizzle-orm, unchanged: insert, select, batch and transaction", async () => {
  const { url, token } = await createNamespace(server.server.url, "drizzle");
  const shop = sqliteTable("shop", {
    id: integer().primaryKey({ autoIncrement: true }),
    name: text().notNull(),
    turnover: blob({ mode: "bigint" }),
  });
  const db = drizzle({ connection: { url, authToken: token } });
  await db.run(
    sql`CREATE TABLE shop (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, turnover BLOB)`,
  );
  const [inserted] = await db
    .insert(shop)
    .values({ name: "Boulangerie", turnover: 2n ** 80n })
    .returning();
  expect(inserted).toEqual({ id: 1, name: "Boulangerie", turnover: 2n ** 80n });
  await db.batch([
    db.insert(shop).values({ name: "Épicerie" }),
    db.insert(shop).values({ name: "Librairie" }),
  ]);
  const failed = db.transaction(async (tx) => {
    await tx.update(shop).set({ name: "Banque" }).where(eq(shop.id, 1));
    tx.rollback();
  });
  await expect(failed).rejects.toThrow("Rollback");
  expect((await db.select({ name: shop.name }).from(shop)).map(({ name }) => name)).toEqual([
    "Boulangerie",
    "Épicerie",
    "Librairie",
  ]);
});
