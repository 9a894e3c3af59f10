import type { Statement } from "../sql/statement.ts";
import { invalidArguments, StatementError } from "./error.ts";
import type { Stmt } from "./schema.ts";
import { refuseUnreadable, type Value } from "./value.ts";

/**
 * The value of every parameter, in SQLite's order. Named arguments are found with and without their prefix. Refuses with
 * ARGS_INVALID a missing value (the engine would bind the one of the execution before) and one too many.
 */
export function bind(statement: Statement, { args, namedArgs }: Stmt): readonly Value[] {
  const { parameters, readsJson } = statement;
  const values = namedArgs.length === 0 ? positional(parameters, args) : named(parameters, args, namedArgs);
  for (const value of values) refuseUnreadable(value, readsJson);
  return values;
}

function positional(parameters: readonly (string | null)[], args: readonly Value[]): readonly Value[] {
  if (args.length > parameters.length) {
    throw invalidArguments(`too many parameters, expected ${parameters.length} found ${args.length}`);
  }
  if (args.length < parameters.length) {
    throw invalidArguments(`value for parameter ${parameters[args.length] ?? args.length + 1} not found`);
  }
  return args;
}

function named(
  parameters: readonly (string | null)[],
  args: readonly Value[],
  namedArgs: Stmt["namedArgs"],
): readonly Value[] {
  if (args.length > 0) {
    throw new StatementError(
      "ARGS_BOTH_POSITIONAL_AND_NAMED",
      "Specifying both positional and named arguments is not supported",
    );
  }
  if (namedArgs.length > parameters.length) {
    throw invalidArguments(`too many parameters, expected ${parameters.length} found ${namedArgs.length}`);
  }
  const byName = new Map(namedArgs.map(({ name, value }) => [name, value]));
  return parameters.map((name, index) => {
    const value = name === null ? undefined : (byName.get(name) ?? byName.get(name.slice(1)));
    if (value !== undefined) return value;
    if (name !== null && (byName.has(name) || byName.has(name.slice(1)))) return null;
    throw invalidArguments(`value for parameter ${name ?? index + 1} not found`);
  });
}
