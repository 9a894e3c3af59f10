import { afterAll, beforeAll, expect, test } from "vitest";
import { createNamespace, post, startTestServer, type TestNamespace, type TestServer } from "./testing.ts";
import { batch, close, execute, once, pipeline, rows } from "./testingHrana.ts";

let server: TestServer;
let namespace: TestNamespace;

beforeAll(async () => {
  server = await startTestServer({ limits: { answerBytes: 20_000, bodyBytes: 100_000 } });
  namespace = await createNamespace(server.server.url, "guest");
  await rows(namespace, "CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)");
});
afterAll(() => server.stop());

const endless = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c";
const fetchStatus = async (path: string, init?: RequestInit) =>
  (await fetch(new URL(path, server.server.url), init)).status;

test("routes answer, and refuse another method with 405 and another path with 404", async () => {
  for (const path of ["/health", "/v2", "/v3", "/dev/guest/v2", "/dev/guest/v3"])
    expect(await fetchStatus(path)).toBe(200);
  for (const path of [
    "/",
    "/v1",
    "/v3/pipelines",
    "/dev/guest",
    "/dev/guest/v4",
    "/dev/guest/toString",
    "/toString",
  ]) {
    expect(await fetchStatus(path)).toBe(404);
  }
  expect(await fetchStatus("/dev/guest/v3/pipeline")).toBe(405);
  expect(await fetchStatus("/v3", { method: "POST" })).toBe(405);
});

const ask = (path: string, headers: Record<string, string>) =>
  fetchStatus(path, {
    method: "POST",
    headers: { authorization: `Bearer ${namespace.token}`, ...headers },
    body: JSON.stringify({ requests: [close] }),
  });

test("a namespace is found by its path, by x-namespace and by the host's first label", async () => {
  expect(await ask("/dev/guest/v2/pipeline", { "x-namespace": "nobody" })).toBe(200);
  expect(await ask("/v2/pipeline", { "x-namespace": "guest" })).toBe(200);
  expect(await ask("/v2/pipeline", { "x-namespace": "nobody" })).toBe(404);
  expect(await ask("/v2/pipeline", { "x-namespace": "../guest" })).toBe(400);
});

test.each([
  "",
  "{",
  "null",
  "[]",
  "{}",
  '{"requests":{}}',
  '{"requests":[null]}',
  '{"requests":[{"type":"drop"}]}',
  '{"requests":[{"type":"execute"}]}',
  '{"requests":[{"type":"execute","stmt":{"sql":5}}]}',
  '{"requests":[{"type":"execute","stmt":{}}]}',
  '{"requests":[{"type":"execute","stmt":{"sql":"SELECT 1","sql_id":1}}]}',
  '{"requests":[{"type":"execute","stmt":{"sql":"SELECT 1","args":[1]}}]}',
  '{"requests":[{"type":"execute","stmt":{"sql":"SELECT 1","want_rows":"no"}}]}',
  '{"requests":[{"type":"batch","batch":{"steps":[{"stmt":{"sql":"SELECT 1"},"condition":{"type":"ok","step":0}}]}}]}',
  '{"requests":[{"type":"batch","batch":{"steps":[{"stmt":{"sql":"SELECT 1"},"condition":{"type":"xor"}}]}}]}',
  '{"baton":7,"requests":[]}',
  `{"requests":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
])("the body %j breaks the protocol", async (body) => {
  const answer = await post(namespace, "v3/pipeline", body);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "text/plain"]);
});

test("a condition nested without end and a body that is not UTF-8 break the protocol", async () => {
  const depth = 2_000;
  const condition = `${'{"type":"not","cond":'.repeat(depth)}{"type":"is_autocommit"}${"}".repeat(depth)}`;
  const nested = `{"requests":[{"type":"batch","batch":{"steps":[{"stmt":{"sql":"SELECT 1"},"condition":${condition}}]}}]}`;
  expect((await post(namespace, "v3/pipeline", nested)).status).toBe(400);
  expect((await post(namespace, "v3/pipeline", new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400);
});

test("a body that is too large is refused with 413, announced or not", async () => {
  const large = "x".repeat(300_000);
  expect((await post(namespace, "v3/pipeline", large)).status).toBe(413);
  const chunks = new ReadableStream({
    start(controller) {
      for (let at = 0; at < 10; at += 1) controller.enqueue(Buffer.from(large.slice(0, 30_000)));
      controller.close();
    },
  });
  const init = {
    method: "POST",
    headers: { authorization: `Bearer ${namespace.token}` },
    body: chunks,
    duplex: "half" as const,
  };
  expect(await fetchStatus("/dev/guest/v3/pipeline", init)).toBe(413);
});

test("an answer that is too large fails its statement, and the stream goes on", async () => {
  const { results } = await pipeline(namespace, [
    execute("BEGIN"),
    execute(endless),
    execute("COMMIT"),
    execute("SELECT 5"),
    close,
  ]);
  expect(results[1]).toMatchObject({
    error: { code: "RESPONSE_TOO_LARGE", message: "Response is too large" },
  });
  expect(results[2]?.type).toBe("ok");
  await rows(namespace, "INSERT INTO t (body) VALUES ('after')");
  expect(await rows(namespace, "SELECT count(*) FROM t")).toEqual([["1"]]);
});

test("a write whose RETURNING is too large is undone", async () => {
  const insert = `INSERT INTO t (body) SELECT 'many' FROM (${endless} LIMIT 3000) RETURNING *`;
  expect(await once(namespace, execute(insert))).toMatchObject({ code: "RESPONSE_TOO_LARGE" });
  const inTransaction = await batch(namespace, [
    ["BEGIN"],
    ["INSERT INTO t (body) VALUES ('one')"],
    [insert],
    ["COMMIT"],
  ]);
  expect(inTransaction.step_errors.map((error) => error?.code)).toEqual([
    undefined,
    undefined,
    "RESPONSE_TOO_LARGE",
    undefined,
  ]);
  expect(
    await rows(namespace, "SELECT body, count(*) FROM t WHERE body IN ('many', 'one') GROUP BY body"),
  ).toEqual([["one", "1"]]);
});

test("extensions, other files and settings are out of reach", async () => {
  expect(await once(namespace, execute("SELECT load_extension('/tmp/x')"))).toMatchObject({
    message: /not authorized/,
  });
  for (const sql of [
    "ATTACH '/tmp/x.db' AS x",
    "VACUUM INTO '/tmp/x.db'",
    "PRAGMA synchronous=OFF",
    "PRAGMA writable_schema=1",
  ]) {
    expect(await once(namespace, execute(sql))).toMatchObject({ code: "SQL_PARSE_ERROR" });
    expect(await once(namespace, { type: "sequence", sql: `SELECT 1; ${sql}` })).toMatchObject({
      code: "SQL_PARSE_ERROR",
    });
    expect(await once(namespace, { type: "describe", sql })).toMatchObject({ code: "SQL_PARSE_ERROR" });
  }
});

test("a long query in one namespace does not hold up another on the other thread", async () => {
  const names = ["n1", "n2", "n3", "n4", "n5", "n6"];
  const others = await Promise.all(names.map((name) => createNamespace(server.server.url, name)));
  const finished: string[] = [];
  const noteWhenDone = (name: string, work: Promise<unknown>) => work.then(() => finished.push(name));
  const sum = `SELECT sum(n) FROM (${endless} LIMIT 3000000)`;
  await Promise.all([
    noteWhenDone("long", rows(namespace, sum)),
    ...others.map((other, index) => noteWhenDone(names[index] ?? "", rows(other, "SELECT 1"))),
  ]);
  // The names are spread over two threads: those beside the long query wait for it, the others answer before it.
  expect(finished.indexOf("long")).toBeGreaterThan(0);
});
