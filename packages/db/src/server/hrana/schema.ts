import { parseCondition, type Condition } from "./condition.ts";
import { ProtocolError } from "./error.ts";
import { parseValue, type Value } from "./value.ts";

export type Version = 2 | 3;

export interface SqlSource {
  readonly sql: string | undefined;
  readonly sqlId: number | undefined;
}

export interface Stmt extends SqlSource {
  readonly args: readonly Value[];
  readonly namedArgs: readonly { readonly name: string; readonly value: Value }[];
  readonly wantRows: boolean;
}

export interface Step {
  readonly stmt: Stmt;
  readonly condition: Condition | undefined;
}

export type StreamRequest =
  | { readonly type: "close" }
  | { readonly type: "execute"; readonly stmt: Stmt }
  | { readonly type: "batch"; readonly steps: readonly Step[] }
  | ({ readonly type: "sequence" } & SqlSource)
  | ({ readonly type: "describe" } & SqlSource)
  | { readonly type: "store_sql"; readonly sqlId: number; readonly sql: string }
  | { readonly type: "close_sql"; readonly sqlId: number }
  | { readonly type: "get_autocommit" };

type Fields = Readonly<Record<string, unknown>>;

// Written by hand: these few checks cost a microsecond a request, where a schema library's object would cost twenty.
const fail = (reason: string): never => {
  throw new ProtocolError(`Cannot deserialize client message from JSON: ${reason}`);
};

function isFields(input: unknown): input is Fields {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

export function fields(input: unknown, what: string): Fields {
  return isFields(input) ? input : fail(`${what} is an object`);
}

export function list(input: unknown, what: string): readonly unknown[] {
  return Array.isArray(input) ? input : fail(`${what} is a list`);
}

const optionalString = (input: unknown, what: string): string | undefined =>
  input === undefined || input === null
    ? undefined
    : typeof input === "string"
      ? input
      : fail(`${what} is a string`);

const string = (input: unknown, what: string): string =>
  optionalString(input, what) ?? fail(`${what} is missing`);

function optionalInteger(input: unknown, what: string): number | undefined {
  if (input === undefined || input === null) return undefined;
  return typeof input === "number" && Number.isInteger(input) ? input : fail(`${what} is an integer`);
}

const integer = (input: unknown, what: string): number =>
  optionalInteger(input, what) ?? fail(`${what} is missing`);

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A body's JSON; the bytes must be UTF-8. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    return fail("the body is not JSON");
  }
}

/** The body of a pipeline request. */
export function parsePipeline(body: Uint8Array, version: Version) {
  const input = fields(parseJson(body), "the body");
  return {
    baton: optionalString(input["baton"], "baton"),
    requests: list(input["requests"], "requests").map((request) => parseRequest(request, version)),
  };
}

/** The body of a cursor request. */
export function parseCursor(body: Uint8Array, version: Version) {
  const input = fields(parseJson(body), "the body");
  return { baton: optionalString(input["baton"], "baton"), steps: parseBatch(input["batch"], version) };
}

function parseRequest(input: unknown, version: Version): StreamRequest {
  const request = fields(input, "a request");
  switch (request["type"]) {
    case "close":
      return { type: "close" };
    case "execute":
      return { type: "execute", stmt: parseStmt(request["stmt"]) };
    case "batch":
      return { type: "batch", steps: parseBatch(request["batch"], version) };
    case "sequence":
      return { type: "sequence", ...parseSource(request) };
    case "describe":
      return { type: "describe", ...parseSource(request) };
    case "store_sql":
      return {
        type: "store_sql",
        sqlId: integer(request["sql_id"], "sql_id"),
        sql: string(request["sql"], "sql"),
      };
    case "close_sql":
      return { type: "close_sql", sqlId: integer(request["sql_id"], "sql_id") };
    case "get_autocommit":
      if (version >= 3) return { type: "get_autocommit" };
      throw new ProtocolError(
        "The `get_autocommit` request is only supported in protocol version hrana3 and higher",
      );
    default:
      throw new ProtocolError("StreamRequest type not recognized");
  }
}

function parseSource(input: Fields): SqlSource {
  return { sql: optionalString(input["sql"], "sql"), sqlId: optionalInteger(input["sql_id"], "sql_id") };
}

function parseStmt(input: unknown): Stmt {
  const stmt = fields(input, "stmt");
  const wantRows = stmt["want_rows"] ?? true;
  return {
    ...parseSource(stmt),
    args: list(stmt["args"] ?? [], "args").map(parseValue),
    namedArgs: list(stmt["named_args"] ?? [], "named_args").map((item) => {
      const arg = fields(item, "a named argument");
      return { name: string(arg["name"], "name"), value: parseValue(arg["value"]) };
    }),
    wantRows: typeof wantRows === "boolean" ? wantRows : fail("want_rows is true or false"),
  };
}

function parseBatch(input: unknown, version: Version): Step[] {
  return list(fields(input, "batch")["steps"], "steps").map((item, index) => {
    const step = fields(item, "a step");
    const condition = step["condition"] ?? undefined;
    return {
      stmt: parseStmt(step["stmt"]),
      condition: condition === undefined ? undefined : parseCondition(condition, version, index),
    };
  });
}
