import type { Problem } from "@mereau/shared/contracts/problem.ts";

/** Why something could not be had: the API refused it and said why, or nothing came back that it would have said. */
export type Trouble = { kind: "refused"; problem: Problem } | { kind: "unreachable" };

export type Answer<Value> = { ok: true; value: Value } | { ok: false; trouble: Trouble };

type Asked<Value> = Promise<{ data?: Value; error?: unknown; response: Response }>;

const isProblem = (said: unknown): said is Problem =>
  typeof said === "object" && said !== null && "code" in said && "status" in said;

/** The answer to a question, as a value: neither a refusal nor a broken network throws. */
export async function ask<Value>(asked: Asked<Value>): Promise<Answer<NonNullable<Value>>> {
  try {
    const { data, error, response } = await asked;
    if (response.ok) return { ok: true, value: data ?? nothing() };
    return { ok: false, trouble: isProblem(error) ? { kind: "refused", problem: error } : unreachable };
  } catch {
    return { ok: false, trouble: unreachable };
  }
}

export const unreachable = { kind: "unreachable" } as const;

/** What a 204 answers; its caller looks at `ok` alone. */
function nothing<Value>(): NonNullable<Value> {
  const none: NonNullable<Value> = JSON.parse("{}");
  return none;
}

/** The code of a refusal; null when nothing was said. */
export const codeOf = (trouble: Trouble): string | null =>
  trouble.kind === "refused" ? trouble.problem.code : null;

/** Whether what was asked for may have been done, or may yet be: asked again under its id it is done once. */
export const isUnsettled = (trouble: Trouble): boolean =>
  trouble.kind === "unreachable" || trouble.problem.status >= 500;
