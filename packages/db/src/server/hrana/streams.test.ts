import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createNamespace, post, startTestServer, type TestNamespace, type TestServer } from "../testing.ts";
import { batch, close, execute, once, pipeline, rows } from "../testingHrana.ts";

let server: TestServer;
let namespace: TestNamespace;

beforeAll(async () => {
  server = await startTestServer({ limits: { streamIdleMs: 900, lockHeldMs: 300, lockWaitMs: 450 } });
  namespace = await createNamespace(server.server.url, "streams");
  await rows(namespace, "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)");
});
afterAll(() => server.stop());

const insert = (body: string) => execute(`INSERT INTO note (body) VALUES ('${body}')`);
const count = async (body: string) =>
  (await rows(namespace, `SELECT count(*) FROM note WHERE body = '${body}'`))[0]?.[0];
const refusal = async (baton: string, where = namespace) => {
  const answer = await post(where, "v3/pipeline", { baton, requests: [execute("SELECT 1")] });
  return [answer.status, await answer.text()];
};

test("a transaction goes over several requests, each with the baton of the answer before", async () => {
  const first = await pipeline(namespace, [execute("BEGIN IMMEDIATE"), insert("several")]);
  const second = await pipeline(namespace, [insert("several")], first.baton);
  expect(await count("several")).toBe("0");
  const third = await pipeline(namespace, [execute("COMMIT"), close], second.baton);
  expect(third.baton).toBeNull();
  expect(await count("several")).toBe("2");
});

test("a baton is good once, in its namespace, until its stream is closed", async () => {
  const other = await createNamespace(server.server.url, "others");
  const first = await pipeline(namespace, [execute("SELECT 1")]);
  const baton = first.baton ?? "";
  const invalid = [400, "Received an invalid baton"];
  expect(await refusal(baton, other)).toEqual(invalid);
  const second = await pipeline(namespace, [execute("SELECT 2")], baton);
  expect(await refusal(baton)).toEqual([400, "Received a baton that has already been used"]);
  await pipeline(namespace, [close], second.baton);
  expect(await refusal(second.baton ?? "")).toEqual(invalid);
  expect(await refusal("made.up")).toEqual(invalid);
});

test("a stream that nobody uses expires, is rolled back, and says so", async () => {
  const { baton } = await pipeline(namespace, [execute("BEGIN IMMEDIATE"), insert("forgotten")]);
  await sleep(1_100);
  expect(await refusal(baton ?? "")).toEqual([
    500,
    JSON.stringify({ message: "The stream has expired due to inactivity", code: "STREAM_EXPIRED" }),
  ]);
  expect(await count("forgotten")).toBe("0");
});

test("two writers take turns: the second waits for the first to commit", async () => {
  const first = await pipeline(namespace, [execute("BEGIN IMMEDIATE"), insert("turn one")]);
  const waiting = pipeline(namespace, [
    execute("BEGIN IMMEDIATE"),
    execute("SELECT count(*) FROM note WHERE body = 'turn one'"),
    close,
  ]);
  expect(await count("turn one")).toBe("0");
  await pipeline(namespace, [execute("COMMIT"), close], first.baton);
  expect((await waiting).results[1]).toMatchObject({ response: { result: { rows: [[{ value: "1" }]] } } });
});

test("a write transaction held too long is rolled back for the next writer, and its owner learns it", async () => {
  const slow = await pipeline(namespace, [execute("BEGIN IMMEDIATE"), insert("slow")]);
  await rows(namespace, "INSERT INTO note (body) VALUES ('quick')");
  expect([await count("quick"), await count("slow")]).toEqual(["1", "0"]);
  const told = await pipeline(
    namespace,
    [
      { type: "batch", batch: { steps: [{ stmt: { sql: "SELECT 1" } }, { stmt: { sql: "COMMIT" } }] } },
      execute("SELECT 5"),
      close,
    ],
    slow.baton,
  );
  const error = { code: "TRANSACTION_TIMEOUT", message: "Transaction timed out" };
  expect(told.results).toMatchObject([
    { response: { result: { step_errors: [error, error] } } },
    { response: { result: { rows: [[{ value: "5" }]] } } },
    { response: { type: "close" } },
  ]);
});

test("who waits behind others longer than the limit gets SQLITE_BUSY and changes nothing", async () => {
  const holder = await pipeline(namespace, [execute("BEGIN IMMEDIATE")]);
  const next = pipeline(namespace, [execute("BEGIN IMMEDIATE")]);
  const last = once(namespace, insert("too late"));
  expect(await last).toMatchObject({ code: "SQLITE_BUSY", message: "SQLite error: database is locked" });
  expect((await next).results[0]?.type).toBe("ok");
  await pipeline(namespace, [close], (await next).baton);
  await pipeline(namespace, [close], holder.baton);
  expect(await count("too late")).toBe("0");
});

test("a transaction that has read cannot write after another's commit, and goes on after a rollback", async () => {
  const reader = await pipeline(namespace, [execute("BEGIN"), execute("SELECT count(*) FROM note")]);
  await rows(namespace, "INSERT INTO note (body) VALUES ('between')");
  const after = await pipeline(
    namespace,
    [insert("stale"), execute("ROLLBACK"), insert("fresh"), close],
    reader.baton,
  );
  expect(after.results).toMatchObject([
    { error: { code: "SQLITE_BUSY_SNAPSHOT" } },
    { type: "ok" },
    { type: "ok" },
    { type: "ok" },
  ]);
  expect([await count("stale"), await count("fresh")]).toEqual(["0", "1"]);
});

test("a commit that fails a deferred foreign key leaves the transaction open, to be rolled back", async () => {
  await rows(namespace, "CREATE TABLE parent (id INTEGER PRIMARY KEY)");
  await rows(namespace, "CREATE TABLE child (pid REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)");
  const begin = "BEGIN IMMEDIATE";
  const result = await batch(namespace, [
    [begin],
    ["INSERT INTO child VALUES (9)"],
    ["COMMIT"],
    ["ROLLBACK", { type: "not", cond: { type: "is_autocommit" } }],
    [begin, { type: "is_autocommit" }],
    ["COMMIT"],
  ]);
  expect(result.step_errors.map((error) => error?.code ?? null)).toEqual([
    null,
    null,
    "SQLITE_CONSTRAINT_FOREIGNKEY",
    null,
    null,
    null,
  ]);
  expect(await rows(namespace, "SELECT count(*) FROM child")).toEqual([["0"]]);
});

test("a setting of one stream is gone for the next", async () => {
  await pipeline(namespace, [execute("PRAGMA foreign_keys=OFF"), close]);
  expect(await rows(namespace, "PRAGMA foreign_keys")).toEqual([["1"]]);
});
