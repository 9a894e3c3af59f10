import { parameterNames } from "./parameters.ts";
import { pragma } from "./pragmas.ts";
import { skipExplain, splitStatements, type Slice } from "./split.ts";
import { nameOf, type Token } from "./tokens.ts";

export type StatementKind = "read" | "write" | "schema" | "begin" | "end" | "savepoint" | "release";

/** All that the server needs to know of a statement before SQLite sees it. */
export interface Statement {
  readonly sql: string;
  readonly kind: StatementKind;
  readonly isExplain: boolean;
  readonly isInsert: boolean;
  /** INSERT, UPDATE or DELETE: the only ones with a count of affected rows. */
  readonly changesRows: boolean;
  readonly takesWriteLock: boolean;
  /** A PRAGMA that outlives its transaction: the connection is not given to another stream afterwards. */
  readonly changesConnection: boolean;
  /** JSON in its arguments becomes text inside SQLite. */
  readonly readsJson: boolean;
  readonly parameters: readonly (string | null)[];
}

type Classification = Pick<Statement, "kind" | "takesWriteLock"> & { readonly changesConnection?: boolean };

/** Refused because it would leave the namespace, or because sqld refuses it. */
export class UnsupportedStatement extends Error {}

const verbsAfterWith = new Set(["select", "values", "insert", "replace", "update", "delete"]);
const refusedVerbs = new Set(["attach", "detach", "vacuum", "analyze", "reindex", "create", "pragma"]);
const creatable = new Set(["table", "virtual", "unique", "index", "trigger", "view"]);

/**
 * Every statement of an SQL text. Allowed is what sqld allows; ATTACH, DETACH, VACUUM (so also VACUUM INTO), temporary
 * tables, functions and every PRAGMA outside its table throw {@link UnsupportedStatement}.
 */
export function parseStatements(sql: string): Statement[] {
  if (sql.includes("\0"))
    throw new UnsupportedStatement("unsupported statement: it contains a NUL character");
  return splitStatements(sql).map(statement);
}

function statement(slice: Slice): Statement {
  const from = skipExplain(slice.tokens);
  const tokens = slice.tokens.slice(from);
  const verb = mainVerb(tokens);
  const found = classify(verb, tokens);
  if (found === undefined && !refusedVerbs.has(verb)) {
    throw new UnsupportedStatement(`near "${tokens[0]?.text ?? ""}": syntax error`);
  }
  if (found === undefined || /libsql_wasm_func_table/i.test(slice.sql)) {
    throw new UnsupportedStatement(`unsupported statement: ${slice.sql.slice(0, 200)}`);
  }
  const isExplain = from > 0;
  const isInsert = !isExplain && (verb === "insert" || verb === "replace");
  return {
    sql: slice.sql,
    kind: isExplain ? "read" : found.kind,
    isExplain,
    isInsert,
    changesRows: isInsert || (!isExplain && (verb === "update" || verb === "delete")),
    takesWriteLock: !isExplain && found.takesWriteLock,
    changesConnection: !isExplain && found.changesConnection === true,
    readsJson: /json|->/i.test(slice.sql),
    parameters: parameterNames(tokens),
  };
}

/** The first word, or after WITH the verb that follows the common table expressions. */
function mainVerb(tokens: readonly Token[]): string {
  const first = nameOf(tokens[0]);
  if (tokens[0]?.kind !== "word" || first !== "with") return tokens[0]?.kind === "word" ? first : "";
  let depth = 0;
  for (const token of tokens) {
    if (token.text === "(") depth += 1;
    else if (token.text === ")") depth -= 1;
    else if (depth === 0 && token.kind === "word" && verbsAfterWith.has(nameOf(token))) return nameOf(token);
  }
  return "";
}

function classify(verb: string, tokens: readonly Token[]): Classification | undefined {
  const second = nameOf(tokens[1]);
  switch (verb) {
    case "select":
    case "values":
      return { kind: "read", takesWriteLock: false };
    case "insert":
    case "replace":
    case "update":
    case "delete":
      return { kind: "write", takesWriteLock: true };
    case "create":
      return creatable.has(second) ? { kind: "schema", takesWriteLock: true } : undefined;
    case "drop":
    case "alter":
      return { kind: "schema", takesWriteLock: true };
    case "begin":
      return { kind: "begin", takesWriteLock: second === "immediate" || second === "exclusive" };
    case "commit":
    case "end":
      return { kind: "end", takesWriteLock: false };
    case "rollback":
      return { kind: rollsBackToSavepoint(tokens) ? "release" : "end", takesWriteLock: false };
    case "savepoint":
      return { kind: "savepoint", takesWriteLock: false };
    case "release":
      return { kind: "release", takesWriteLock: false };
    case "pragma":
      return pragma(tokens);
    default:
      return undefined;
  }
}

function rollsBackToSavepoint(tokens: readonly Token[]): boolean {
  return tokens.slice(1, 4).some((token) => nameOf(token) === "to");
}
