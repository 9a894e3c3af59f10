import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createNamespace, post, startTestServer, type TestNamespace, type TestServer } from "../testing.ts";
import { execute, integer, pipeline, rows } from "../testingHrana.ts";
import { parseValue, refuseUnreadable, valueJson } from "./value.ts";

let server: TestServer;
let namespace: TestNamespace;

beforeAll(async () => {
  server = await startTestServer();
  namespace = await createNamespace(server.server.url, "values");
  await rows(namespace, "CREATE TABLE kept (id INTEGER PRIMARY KEY, v)");
});
afterAll(() => server.stop());

const anyInteger = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => integer(value));
const anyFloat = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  // JSON has no negative zero
  .map((value) => ({ type: "float", value: value + 0 }));
const anyText = fc
  .string({ unit: "binary", maxLength: 200 })
  .filter((value) => !value.includes("\0") && !/\\u/i.test(value))
  .map((value) => ({ type: "text", value }));
const anyBlob = fc
  .uint8Array({ maxLength: 200 })
  .map((bytes) => ({ type: "blob", base64: Buffer.from(bytes).toString("base64").replace(/=+$/, "") }));
const anyValue = fc.oneof(fc.constant({ type: "null" }), anyInteger, anyFloat, anyText, anyBlob);

test("every value comes back from a table with its type and to the last bit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyValue, { minLength: 1, maxLength: 40 }), async (values) => {
      const tuples = values.map(() => "(?)").join(", ");
      const requests = [
        execute("DELETE FROM kept"),
        execute(`INSERT INTO kept (v) VALUES ${tuples}`, values),
        execute("SELECT v FROM kept ORDER BY id"),
        { type: "close" },
      ];
      const { results } = await pipeline(namespace, requests);
      expect(results[2]).toMatchObject({ response: { result: { rows: values.map((value) => [value]) } } });
    }),
    { numRuns: 60 },
  );
});

test("a blob is read with and without padding, and written without", () => {
  expect(parseValue({ type: "blob", base64: "AQ==" })).toEqual(Buffer.from([1]));
  expect(parseValue({ type: "blob", base64: "AQ" })).toEqual(Buffer.from([1]));
  expect(valueJson(new Uint8Array([1]))).toBe('{"type":"blob","base64":"AQ"}');
});

test.each([
  { type: "integer", value: "9223372036854775808" },
  { type: "integer", value: "-9223372036854775809" },
  { type: "integer", value: 1 },
  { type: "integer", value: "1.5" },
  { type: "float", value: "1.5" },
  { type: "text" },
  { type: "blob", base64: "*" },
  { type: "blob", base64: "A" },
  { type: "date", value: "today" },
  null,
  "text",
])("%j is no value", (input) => {
  expect(() => parseValue(input)).toThrow(/Cannot deserialize|not recognized/);
});

test("a row id beyond 2^53 is given exactly", async () => {
  const answer = await post(namespace, "v3/pipeline", {
    requests: [execute("INSERT INTO kept (id) VALUES (9007199254740993)"), { type: "close" }],
  });
  expect(await answer.text()).toContain('"last_insert_rowid":"9007199254740993"');
});

test.each(["\\ud83d", "C:\\ud83d", '"\\ud83d\\ude00"', '"\\\\ud83d"', '"\\u00e9"', "\\ud"])(
  "the text %s is kept",
  (json) => {
    expect(() => refuseUnreadable(json, true)).not.toThrow();
  },
);

test.each([
  " {a:'\\ud83d'}",
  "/**/['\\ud83d']",
  '"\\ud83d"',
  '"\\ude00"',
  '"\\uD83D x \\uDE00"',
  '"\\ud83d\\\\\\ude00"',
])("half a surrogate pair is refused: %s", (json) => {
  expect(() => refuseUnreadable(json, false)).toThrow("half of a surrogate pair");
});
