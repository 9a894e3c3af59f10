import { afterAll, beforeAll, expect, test } from "vitest";
import { createNamespace, post, startTestServer, type TestNamespace, type TestServer } from "../testing.ts";
import { batch, close, execute, integer, once, pipeline, rows, text } from "../testingHrana.ts";

let server: TestServer;
let namespace: TestNamespace;

beforeAll(async () => {
  server = await startTestServer();
  namespace = await createNamespace(server.server.url, "first");
  await rows(
    namespace,
    "CREATE TABLE coin (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, worth REAL CHECK (worth > 0))",
  );
});
afterAll(() => server.stop());

test("an execute request answers columns with their declared types, rows, counts and the last row id", async () => {
  const inserted = await once(
    namespace,
    execute("INSERT INTO coin (name, worth) VALUES ('écu', 1.5), ('sol', 2.5)"),
  );
  expect(inserted.response).toMatchObject({
    result: { affected_row_count: 2, last_insert_rowid: "2", rows: [] },
  });
  const read = await once(
    namespace,
    execute("SELECT name, worth, 1 AS one FROM coin WHERE id = ?", [integer(1)]),
  );
  expect(read.response).toMatchObject({
    result: {
      cols: [
        { name: "name", decltype: "TEXT" },
        { name: "worth", decltype: "REAL" },
        { name: "one", decltype: null },
      ],
      rows: [
        [
          { type: "text", value: "écu" },
          { type: "float", value: 1.5 },
          { type: "integer", value: "1" },
        ],
      ],
      affected_row_count: 0,
      last_insert_rowid: null,
    },
  });
});

test("want_rows false leaves the rows out", async () => {
  const answer = await once(namespace, { type: "execute", stmt: { sql: "SELECT 1", want_rows: false } });
  expect(answer.response).toMatchObject({ result: { rows: [], cols: [{ name: "1" }] } });
});

test("named arguments are found with and without their prefix", async () => {
  const named_args = [
    { name: "a", value: integer(1) },
    { name: "$b", value: integer(2) },
    { name: "c", value: { type: "null" } },
  ];
  const answer = await once(namespace, {
    type: "execute",
    stmt: { sql: "SELECT :a, $b, @c, :a", named_args },
  });
  expect(answer.response).toMatchObject({
    result: { rows: [[{ value: "1" }, { value: "2" }, { type: "null" }, { value: "1" }]] },
  });
});

test.each([
  ["SELECT ?, ?", [integer(1)], "ARGS_INVALID"],
  ["SELECT ?", [integer(1), integer(2)], "ARGS_INVALID"],
  ["SELECT ?", [text("a\0b")], "ARGS_INVALID"],
  ["SELECT ? ->> '$'", [text('"\\ud800"')], "ARGS_INVALID"],
  ["", [], "SQL_NO_STATEMENT"],
  [" ; -- nothing", [], "SQL_NO_STATEMENT"],
  ["SELECT 1; SELECT 2", [], "SQL_MANY_STATEMENTS"],
  ["SELEC 1", [], "SQL_PARSE_ERROR"],
  ["SELECT 1 FROM", [], "SQL_PARSE_ERROR"],
  ["SELECT * FROM nowhere", [], "SQL_INPUT_ERROR"],
  ["INSERT INTO coin (id, name) VALUES (1, 'x')", [], "SQLITE_CONSTRAINT_PRIMARYKEY"],
  ["INSERT INTO coin (name) VALUES ('écu')", [], "SQLITE_CONSTRAINT_UNIQUE"],
  ["INSERT INTO coin (name) VALUES (NULL)", [], "SQLITE_CONSTRAINT_NOTNULL"],
  ["INSERT INTO coin (name, worth) VALUES ('neg', -1)", [], "SQLITE_CONSTRAINT_CHECK"],
])("%j with %j is refused with its code", async (sql, args, code) => {
  expect(await once(namespace, execute(sql, args))).toMatchObject({ code });
});

test("a failed statement in a pipeline leaves the requests after it to run", async () => {
  const { results, baton } = await pipeline(namespace, [
    execute("SELECT * FROM nowhere"),
    execute("SELECT 7"),
    close,
  ]);
  expect(results.map(({ type }) => type)).toEqual(["error", "ok", "ok"]);
  expect(baton).toBeNull();
});

test("a batch runs each step under its condition", async () => {
  const result = await batch(namespace, [
    ["SELECT 0"],
    ["SELECT * FROM nowhere"],
    ["SELECT 2", { type: "ok", step: 1 }],
    ["SELECT 3", { type: "error", step: 1 }],
    [
      "SELECT 4",
      {
        type: "and",
        conds: [
          { type: "ok", step: 0 },
          { type: "ok", step: 3 },
        ],
      },
    ],
    [
      "SELECT 5",
      {
        type: "or",
        conds: [
          { type: "ok", step: 1 },
          { type: "ok", step: 2 },
        ],
      },
    ],
    ["SELECT 6", { type: "not", cond: { type: "ok", step: 1 } }],
    ["BEGIN", { type: "is_autocommit" }],
    ["SELECT 8", { type: "is_autocommit" }],
    ["ROLLBACK", { type: "not", cond: { type: "is_autocommit" } }],
  ]);
  expect(result).toMatchObject({
    step_results: [{}, null, null, {}, {}, null, {}, {}, null, {}],
    step_errors: [null, { code: "SQL_INPUT_ERROR" }, null, null, null, null, null, null, null, null],
  });
});

test("a sequence stops at its first failure", async () => {
  const sql =
    "INSERT INTO coin (name) VALUES ('s1'); INSERT INTO coin (name) VALUES ('s1'); INSERT INTO coin (name) VALUES ('s2')";
  expect(await once(namespace, { type: "sequence", sql })).toMatchObject({
    code: "SQLITE_CONSTRAINT_UNIQUE",
  });
  expect(await rows(namespace, "SELECT name FROM coin WHERE name LIKE 's_'")).toEqual([["s1"]]);
});

test("describe names parameters and columns without running the statement", async () => {
  const sql = "INSERT INTO coin (name, worth) VALUES (:name, ?3) RETURNING id";
  const answer = await once(namespace, { type: "describe", sql });
  expect(answer.response).toMatchObject({
    result: {
      params: [{ name: ":name" }, { name: null }, { name: "?3" }],
      cols: [{ name: "id", decltype: "INTEGER" }],
      is_explain: false,
      is_readonly: false,
    },
  });
  const explained = await once(namespace, { type: "describe", sql: "EXPLAIN SELECT 1" });
  expect(explained.response).toMatchObject({ result: { is_explain: true, is_readonly: true } });
});

test("a stored text is used by its id until it is closed", async () => {
  const stored = [
    { type: "store_sql", sql_id: 3, sql: "SELECT 33" },
    { type: "execute", stmt: { sql_id: 3 } },
  ];
  const { results } = await pipeline(namespace, [...stored, close]);
  expect(results[1]).toMatchObject({ response: { result: { rows: [[{ value: "33" }]] } } });
  const closed = [...stored, { type: "close_sql", sql_id: 3 }, { type: "execute", stmt: { sql_id: 3 } }];
  const refused = await post(namespace, "v3/pipeline", { requests: closed });
  expect([refused.status, await refused.text()]).toEqual([400, "SQL text 3 not found"]);
});

test("get_autocommit and is_autocommit belong to Hrana 3 and follow the engine", async () => {
  const { results } = await pipeline(namespace, [
    { type: "get_autocommit" },
    execute("BEGIN"),
    { type: "get_autocommit" },
    execute("SELECT * FROM coin"),
    execute("INSERT OR ROLLBACK INTO coin (id, name) VALUES (1, 'again')"),
    { type: "get_autocommit" },
    close,
  ]);
  const seen = results.flatMap((result) =>
    result.type === "ok" && result.response.type === "get_autocommit" ? [result.response.is_autocommit] : [],
  );
  expect(seen).toEqual([true, false, true]);
  const old = await post(namespace, "v2/pipeline", { requests: [{ type: "get_autocommit" }] });
  expect(old.status).toBe(400);
});

test("a cursor answers a line for each beginning, row, end and error", async () => {
  const steps = ["SELECT 1 AS one UNION ALL SELECT 2", "SELECT * FROM nowhere"].map((sql) => ({
    stmt: { sql },
  }));
  const answer = await post(namespace, "v3/cursor", { batch: { steps } });
  const lines: unknown[] = (await answer.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { base_url: null },
    { type: "step_begin", step: 0, cols: [{ name: "one" }] },
    { type: "row", row: [{ type: "integer", value: "1" }] },
    { type: "row", row: [{ type: "integer", value: "2" }] },
    { type: "step_end", affected_row_count: 0, last_insert_rowid: null },
    { type: "step_error", step: 1, error: { code: "SQL_INPUT_ERROR" } },
  ]);
});

test("the columns of a remembered statement follow a change of the schema by another connection", async () => {
  await rows(namespace, "CREATE TABLE grow (a)");
  await rows(namespace, "INSERT INTO grow VALUES (1)");
  const first = await pipeline(namespace, [execute("SELECT * FROM grow")]);
  await rows(namespace, "ALTER TABLE grow ADD COLUMN b DEFAULT 'new'");
  const second = await pipeline(namespace, [execute("SELECT * FROM grow"), close], first.baton);
  expect(first.results[0]).toMatchObject({ response: { result: { cols: [{ name: "a" }] } } });
  expect(second.results[0]).toMatchObject({
    response: {
      result: { cols: [{ name: "a" }, { name: "b" }], rows: [[{ value: "1" }, { value: "new" }]] },
    },
  });
});
