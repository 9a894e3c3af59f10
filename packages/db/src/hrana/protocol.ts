import * as z from "zod";

/** The part of Hrana 3 over HTTP that this client speaks: one pipeline, of one batch, that leaves no stream open. */

export type Argument = string | number | null;

export type Condition =
  | { type: "ok"; step: number }
  | { type: "error"; step: number }
  | { type: "not"; cond: Condition }
  | { type: "and"; conds: Condition[] }
  | { type: "or"; conds: Condition[] }
  | { type: "is_autocommit" };

export type Step = { sql: string; args?: readonly Argument[]; condition?: Condition };

const value = z.discriminatedUnion("type", [
  z.object({ type: z.literal("null") }),
  z.object({ type: z.literal("integer"), value: z.string() }),
  z.object({ type: z.literal("float"), value: z.number() }),
  z.object({ type: z.literal("text"), value: z.string() }),
  z.object({ type: z.literal("blob"), base64: z.string() }),
]);

const error = z.object({ message: z.string(), code: z.string().nullish() });

const result = z.object({ rows: z.array(z.array(value)), affected_row_count: z.number() });

const batchAnswer = z.object({
  step_results: z.array(result.nullable()),
  step_errors: z.array(error.nullable()),
});

/** The answer to a pipeline of a batch and a close. */
export const pipelineAnswer = z.object({
  results: z.tuple(
    [
      z.discriminatedUnion("type", [
        z.object({
          type: z.literal("ok"),
          response: z.object({ type: z.literal("batch"), result: batchAnswer }),
        }),
        z.object({ type: z.literal("error"), error }),
      ]),
    ],
    z.unknown(),
  ),
});

export type DatabaseError = { code: string; message: string };
export type Value = z.infer<typeof value>;
type Argued =
  | { type: "null" }
  | { type: "integer"; value: string }
  | { type: "float"; value: number }
  | { type: "text"; value: string };

function encode(argument: Argument): Argued {
  if (argument === null) return { type: "null" };
  if (typeof argument === "string") return { type: "text", value: argument };
  if (Number.isSafeInteger(argument)) return { type: "integer", value: String(argument) };
  return { type: "float", value: argument };
}

/** The body of a pipeline that runs these steps and leaves nothing open. */
export function pipelineBody(steps: readonly Step[]): string {
  const encoded = steps.map(({ sql, args = [], condition }) => ({
    condition,
    stmt: { sql, args: args.map(encode), want_rows: true },
  }));
  return JSON.stringify({
    baton: null,
    requests: [{ type: "batch", batch: { steps: encoded } }, { type: "close" }],
  });
}

/** A value as JavaScript; integers beyond 2^53 are refused, since no figure of a ledger reaches them. */
export function decode(cell: Value): string | number | null {
  switch (cell.type) {
    case "null":
      return null;
    case "integer": {
      const integer = Number(cell.value);
      if (!Number.isSafeInteger(integer)) throw new Error("Database: an integer beyond 2^53");
      return integer;
    }
    case "float":
    case "text":
      return cell.value;
    case "blob":
      throw new Error("Database: a blob where none is stored");
  }
}
