import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEngine } from "./engine.ts";
import {
  admin,
  createNamespace,
  newKeyPair,
  post,
  signToken,
  startTestServer,
  type TestServer,
} from "./testing.ts";
import { execute, rows } from "./testingHrana.ts";
import { namespaceUrl } from "./start.ts";

let server: TestServer;
let url: string;

beforeAll(async () => {
  server = await startTestServer();
  url = server.server.url;
});
afterAll(() => server.stop());

const status = async (answer: Promise<Response>) => (await answer).status;
const select = { requests: [execute("SELECT 1"), { type: "close" }] };

const createGuarded = (headers: Record<string, string>) =>
  status(fetch(`${url}/v1/namespaces/guarded/create`, { method: "POST", headers, body: "{}" }));

test("admin calls need the admin key, as Basic or Bearer", async () => {
  expect(await createGuarded({})).toBe(401);
  expect(await createGuarded({ authorization: "Basic wrong" })).toBe(401);
  expect(await createGuarded({ authorization: "Digest the-key-of-the-tests" })).toBe(401);
  expect(await createGuarded({ authorization: "Bearer the-key-of-the-tests" })).toBe(200);
});

test("a namespace is created once, forgotten by delete, and empty when it is made again", async () => {
  const first = await createNamespace(url, "once");
  const twice = await admin(url, "POST", "once/create", {});
  expect([twice.status, await twice.json()]).toEqual([400, { error: "Namespace `once` already exists" }]);
  await rows(first, "CREATE TABLE left_over (a)");
  expect(await status(admin(url, "DELETE", "once"))).toBe(200);
  expect(existsSync(join(server.dataDir, "namespaces", "once"))).toBe(false);
  expect(await status(post(first, "v3/pipeline", select))).toBe(404);
  expect(await status(admin(url, "DELETE", "once"))).toBe(404);
  expect(await rows(await createNamespace(url, "once"), "SELECT name FROM sqlite_schema")).toEqual([]);
});

test.each(["..", "A", "a_b", "a".repeat(65), "%2e%2e", "a%2fb"])(
  "%j is no name of a namespace",
  async (name) => {
    const answer = await fetch(`${url}/v1/namespaces/${name}/create`, {
      method: "POST",
      headers: { authorization: "Basic the-key-of-the-tests" },
      body: "{}",
    });
    expect([400, 404]).toContain(answer.status);
  },
);

test("only a token of the namespace's own key opens it", async () => {
  const mine = await createNamespace(url, "mine");
  const yours = await createNamespace(url, "yours");
  const asks = (token: string) => status(post({ ...mine, token }, "v3/pipeline", select));
  expect(await asks(mine.token)).toBe(200);
  expect(await asks(yours.token)).toBe(401);
  expect(await asks("")).toBe(401);
  expect(await asks(`${mine.token}x`)).toBe(401);
  const past = Math.floor(Date.now() / 1000) - 100;
  expect(await asks(signToken(mine.keys, { exp: past }))).toBe(401);
  expect(await asks(signToken(mine.keys, { exp: past + 1000 }))).toBe(200);
  expect(await asks(signToken(mine.keys, { nbf: past + 1000 }))).toBe(401);
  expect(await asks(signToken(mine.keys, { id: "yours" }))).toBe(401);
  expect(await asks(signToken(mine.keys, { p: { rw: { ns: ["mine"] } } }))).toBe(200);
  const [, claims, signature] = mine.token.split(".");
  const unsigned = Buffer.from('{"alg":"none"}').toString("base64url");
  expect(await asks(`${unsigned}.${claims}.${signature}`)).toBe(401);
});

test("a read-only token reads and does not write", async () => {
  const namespace = await createNamespace(url, "shown");
  const reader = { ...namespace, token: signToken(namespace.keys, { a: "ro" }) };
  expect(await rows(reader, "SELECT 1")).toEqual([["1"]]);
  await expect(rows(reader, "CREATE TABLE t (a)")).rejects.toThrow("SQLITE_AUTH");
});

test("a namespace without a key refuses everyone until its configuration gives it one", async () => {
  await admin(url, "POST", "keyless/create", {});
  const keys = newKeyPair();
  const namespace = { url: namespaceUrl(url, "keyless"), token: signToken(keys), keys };
  expect(await status(post(namespace, "v3/pipeline", select))).toBe(401);
  const config = { block_reads: false, block_writes: false, jwt_key: keys.jwtKey };
  expect(await status(admin(url, "POST", "keyless/config", config))).toBe(200);
  expect(await status(post(namespace, "v3/pipeline", select))).toBe(200);
  expect(await (await admin(url, "GET", "keyless/config")).json()).toMatchObject(config);
  await admin(url, "POST", "keyless/config", { ...config, block_writes: true, block_reason: "moving house" });
  await expect(rows(namespace, "CREATE TABLE t (a)")).rejects.toThrow(
    "BLOCKED: Operation was blocked: moving house",
  );
});

test("a fork is a copy that goes its own way under the same key", async () => {
  const from = await createNamespace(url, "from");
  await rows(from, "CREATE TABLE t (a)");
  await rows(from, "INSERT INTO t VALUES (1)");
  expect(await status(admin(url, "POST", "from/fork/to", {}))).toBe(200);
  const to = { ...from, url: namespaceUrl(url, "to") };
  await rows(to, "INSERT INTO t VALUES (2)");
  expect([await rows(from, "SELECT a FROM t"), await rows(to, "SELECT a FROM t")]).toEqual([
    [["1"]],
    [["1"], ["2"]],
  ]);
  expect(await status(admin(url, "POST", "from/fork/to", {}))).toBe(400);
});

test("stats count queries and bytes", async () => {
  const namespace = await createNamespace(url, "counted");
  await rows(namespace, "SELECT 1");
  expect(await (await admin(url, "GET", "counted/stats")).json()).toMatchObject({
    query_count: 1,
    storage_bytes_used: 4096,
  });
  expect(await status(admin(url, "GET", "uncounted/stats"))).toBe(404);
});

test("every connection keeps a write-ahead log and fsyncs at each commit", async () => {
  const namespace = await createNamespace(url, "durable");
  expect(await rows(namespace, "PRAGMA journal_mode")).toEqual([["wal"]]);
  expect(await rows(namespace, "PRAGMA synchronous")).toEqual([["2"]]);
});

test("a damaged or missing file fails the requests of its namespace and of no other", async () => {
  const other = await startTestServer();
  for (const name of ["sound", "garbled", "cut", "gone"]) {
    await rows(await createNamespace(other.server.url, name), "CREATE TABLE t (a)");
  }
  const keys = newKeyPair();
  const config = { block_reads: false, block_writes: false, jwt_key: keys.jwtKey };
  for (const name of ["sound", "garbled", "cut", "gone"])
    await admin(other.server.url, "POST", `${name}/config`, config);
  await other.server.close();
  const file = (name: string) => join(other.dataDir, "namespaces", name, "data.db");
  writeFileSync(file("garbled"), "not a database".repeat(1000));
  truncateSync(file("cut"), 4096);
  rmSync(file("gone"));
  const again = await startTestServer({ dataDir: other.dataDir });
  const ask = async (name: string) => {
    const answer = await post(
      { url: namespaceUrl(again.server.url, name), token: signToken(keys), keys },
      "v3/pipeline",
      {
        requests: [execute("SELECT count(*) FROM t"), { type: "close" }],
      },
    );
    return { status: answer.status, text: await answer.text() };
  };
  expect(await ask("garbled")).toMatchObject({ status: 500, text: expect.stringContaining("SQLITE_NOTADB") });
  expect(await ask("cut")).toMatchObject({ status: 500, text: expect.stringContaining("SQLITE_CORRUPT") });
  expect(await ask("gone")).toMatchObject({ status: 500, text: expect.stringContaining("is missing") });
  expect(await ask("sound")).toMatchObject({ status: 200 });
  await again.stop();
});

test("a creation or deletion that a crash cut short is completed", async () => {
  const first = await startTestServer();
  await createNamespace(first.server.url, "half-gone");
  await first.server.close();
  const registry = openEngine(join(first.dataDir, "registry.db"));
  registry.exec("UPDATE namespaces SET state = 'deleting'");
  registry.exec("INSERT INTO namespaces VALUES ('half-made', 'creating', '{}')");
  registry.close();
  mkdirSync(join(first.dataDir, "namespaces", "half-made"));
  writeFileSync(join(first.dataDir, "namespaces", "half-made", "data.db"), "");
  const second = await startTestServer({ dataDir: first.dataDir });
  expect(existsSync(join(first.dataDir, "namespaces", "half-gone"))).toBe(false);
  const made = await createNamespace(second.server.url, "half-made");
  expect(await rows(made, "SELECT 1")).toEqual([["1"]]);
  expect(
    readFileSync(join(first.dataDir, "namespaces", "half-made", "data.db"))
      .subarray(0, 15)
      .toString(),
  ).toBe("SQLite format 3");
  await second.stop();
});
