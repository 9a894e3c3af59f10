import * as fc from "fast-check";
import { expect, test } from "vitest";
import { splitStatements } from "./split.ts";
import { parseStatements, UnsupportedStatement } from "./statement.ts";
import { tokenise } from "./tokens.ts";

const takes = (sql: string) => parseStatements(sql)[0]?.takesWriteLock;
const kinds = (sql: string) => parseStatements(sql).map(({ kind }) => kind);

test.each([
  "ATTACH 'other.db' AS other",
  "attach 'other.db' as other",
  "/* hidden */ ATTACH 'x' AS y",
  "-- line\nATTACH 'x' AS y",
  ";;; ATTACH 'x' AS y",
  "\uFEFFATTACH 'x' AS y",
  "SELECT 1; ATTACH 'x' AS y",
  "EXPLAIN ATTACH 'x' AS y",
  "DETACH main",
  "VACUUM",
  "VACUUM INTO '/tmp/stolen.db'",
  "PRAGMA writable_schema=ON",
  "PRAGMA main.writable_schema=1",
  'PRAGMA "journal_mode"=DELETE',
  "PRAGMA journal_mode(DELETE)",
  "PRAGMA synchronous=OFF",
  "PRAGMA temp_store_directory='/tmp'",
  "EXPLAIN PRAGMA synchronous=OFF",
  "CREATE TEMP TABLE t (a)",
  "CREATE TEMPORARY VIEW v AS SELECT 1",
  "CREATE FUNCTION f LANGUAGE wasm AS x''",
  "INSERT INTO libsql_wasm_func_table VALUES (1, 2)",
  "WITH x AS (SELECT 1) ATTACH 'x' AS y",
  "SELECT 1\0; ATTACH 'x' AS y",
  "'ATTACH' 'x' AS y",
])("%j is refused", (sql) => {
  expect(() => parseStatements(sql)).toThrow(UnsupportedStatement);
});

test("statements are told apart by what they do", () => {
  expect(kinds("SELECT 1; VALUES (1); WITH a AS (SELECT 1) SELECT * FROM a")).toEqual([
    "read",
    "read",
    "read",
  ]);
  expect(kinds("WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a")).toEqual(["write"]);
  expect(
    kinds("begin; END; COMMIT; ROLLBACK; ROLLBACK TO x; ROLLBACK TRANSACTION TO SAVEPOINT x; RELEASE x"),
  ).toEqual(["begin", "end", "end", "end", "release", "release", "release"]);
  expect(kinds("CREATE TABLE t (a); DROP TABLE t; PRAGMA user_version=3")).toEqual([
    "schema",
    "schema",
    "write",
  ]);
});

test("only what needs SQLite's write lock waits for it", () => {
  expect(["BEGIN", "BEGIN DEFERRED", "SELECT 1", "COMMIT", "EXPLAIN DELETE FROM t"].map(takes)).not.toContain(
    true,
  );
  expect(
    ["BEGIN IMMEDIATE", "begin exclusive", "DELETE FROM t", "CREATE TABLE t (a)"].map(takes),
  ).not.toContain(false);
});

test("semicolons in strings, comments, names and trigger bodies do not end a statement", () => {
  const trigger =
    "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT CASE WHEN 1 THEN 2 END; DELETE FROM t; END";
  const sql = `SELECT ';', "a;b", [c;d], \`e;f\` /* ; */ -- ;\n; ${trigger}; SELECT 'it''s; fine'`;
  expect(splitStatements(sql).map((slice) => slice.sql.slice(0, 14))).toEqual([
    "SELECT ';', \"a",
    "CREATE TRIGGER",
    "SELECT 'it''s;",
  ]);
});

test("parameters are numbered as SQLite numbers them", () => {
  const [statement] = parseStatements("SELECT ?, :a, ?5, ?, @b, $c, :a, '?', \"?\" -- ?");
  expect(statement?.parameters).toEqual([null, ":a", null, null, "?5", null, "@b", "$c"]);
});

test("tokens cover any text without overlap", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (sql) => {
      let end = 0;
      for (const token of tokenise(sql)) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(sql.slice(token.start, token.end)).toBe(token.text);
        end = token.end;
      }
    }),
  );
});
