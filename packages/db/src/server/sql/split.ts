import { nameOf, tokenise, type Token } from "./tokens.ts";

/** One statement of a text: its own words only, without the semicolon that ends it. */
export interface Slice {
  readonly sql: string;
  readonly tokens: readonly Token[];
}

/**
 * Cuts a text into its statements; empty ones are left out. The body of CREATE TRIGGER keeps its semicolons: such a statement
 * ends, as in sqlite3_complete(), at "; END ;".
 */
export function splitStatements(sql: string): Slice[] {
  const slices: Slice[] = [];
  let current: Token[] = [];
  const finish = () => {
    const first = current[0];
    const last = current.at(-1);
    if (first && last) slices.push({ sql: sql.slice(first.start, last.end), tokens: current });
    current = [];
  };
  for (const token of tokenise(sql)) {
    if (token.kind !== "semicolon") current.push(token);
    else if (!createsTrigger(current) || closesTrigger(current)) finish();
    else current.push(token);
  }
  finish();
  return slices;
}

function createsTrigger(tokens: readonly Token[]): boolean {
  const at = skipExplain(tokens);
  if (nameOf(tokens[at]) !== "create") return false;
  const next = nameOf(tokens[at + 1]);
  return (
    next === "trigger" || ((next === "temp" || next === "temporary") && nameOf(tokens[at + 2]) === "trigger")
  );
}

function closesTrigger(tokens: readonly Token[]): boolean {
  return nameOf(tokens.at(-1)) === "end" && tokens.at(-2)?.kind === "semicolon";
}

/** The index of the first token after EXPLAIN or EXPLAIN QUERY PLAN. */
export function skipExplain(tokens: readonly Token[]): number {
  if (nameOf(tokens[0]) !== "explain") return 0;
  return nameOf(tokens[1]) === "query" && nameOf(tokens[2]) === "plan" ? 3 : 1;
}
