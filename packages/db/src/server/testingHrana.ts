import * as z from "zod";
import { post, type TestNamespace } from "./testing.ts";

const error = z.object({ message: z.string(), code: z.string() });
const value = z.object({ type: z.string() }).catchall(z.unknown());
const result = z.object({
  cols: z.array(z.object({ name: z.string(), decltype: z.string().nullable() })),
  rows: z.array(z.array(value)),
  affected_row_count: z.number(),
  last_insert_rowid: z.string().nullable(),
});
const batchResult = z.object({
  step_results: z.array(result.nullable()),
  step_errors: z.array(error.nullable()),
});
const description = z.object({
  params: z.array(z.object({ name: z.string().nullable() })),
  cols: z.array(z.object({ name: z.string(), decltype: z.string().nullable() })),
  is_explain: z.boolean(),
  is_readonly: z.boolean(),
});
const response = z.union([
  z.object({ type: z.literal("execute"), result }),
  z.object({ type: z.literal("batch"), result: batchResult }),
  z.object({ type: z.literal("describe"), result: description }),
  z.object({ type: z.literal("get_autocommit"), is_autocommit: z.boolean() }),
  z.object({ type: z.enum(["close", "sequence", "store_sql", "close_sql"]) }),
]);
const pipelineAnswer = z.object({
  baton: z.string().nullable(),
  base_url: z.string().nullable(),
  results: z.array(
    z.union([z.object({ type: z.literal("ok"), response }), z.object({ type: z.literal("error"), error })]),
  ),
});

export type PipelineAnswer = z.infer<typeof pipelineAnswer>;
export type BatchResult = z.infer<typeof batchResult>;

/** Sends requests over Hrana 3 and checks the shape of the answer; another status than 200 throws. */
export async function pipeline(
  namespace: TestNamespace,
  requests: readonly object[],
  baton: string | null = null,
): Promise<PipelineAnswer> {
  const answer = await post(namespace, "v3/pipeline", { baton, requests });
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
  return pipelineAnswer.parse(await answer.json());
}

export const execute = (sql: string, args: readonly object[] = []) => ({
  type: "execute",
  stmt: { sql, args },
});
export const close = { type: "close" };
export const integer = (number: number | bigint) => ({ type: "integer", value: String(number) });
export const text = (string: string) => ({ type: "text", value: string });

/** One request on a stream of its own; a failure comes back as its code. */
export async function once(namespace: TestNamespace, request: object) {
  const { results } = await pipeline(namespace, [request, close]);
  const [first] = results;
  if (first === undefined) throw new Error("The answer has no result");
  if (first.type === "error") return { code: first.error.code, message: first.error.message };
  return { response: first.response };
}

/** The plain values of a statement's rows; throws the statement's error. */
export async function rows(
  namespace: TestNamespace,
  sql: string,
  args: readonly object[] = [],
): Promise<unknown[][]> {
  const answer = await once(namespace, execute(sql, args));
  if (answer.response?.type !== "execute") throw new Error(`${answer.code}: ${answer.message}`);
  return answer.response.result.rows.map((row) => row.map((cell) => cell["value"] ?? cell["base64"] ?? null));
}

/** A batch of steps `[sql, condition?]` on a stream of its own. */
export async function batch(
  namespace: TestNamespace,
  steps: readonly (readonly [string, object?])[],
): Promise<BatchResult> {
  const answer = await once(namespace, {
    type: "batch",
    batch: {
      steps: steps.map(([sql, condition]) => ({ stmt: { sql }, ...(condition ? { condition } : {}) })),
    },
  });
  if (answer.response?.type !== "batch") throw new Error(`${answer.code}: ${answer.message}`);
  return answer.response.result;
}
