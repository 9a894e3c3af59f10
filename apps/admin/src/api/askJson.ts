import { type Answer, ask, unreachable } from "@mereau/ui/asking/ask.ts";

/** The answer to a question that the API answers as a table too, which is a text, where it is asked for without one. */
export async function askJson<Value>(
  asked: Parameters<typeof ask<Value | string>>[0],
): Promise<Answer<Exclude<Value, string>>> {
  const answer = await ask(asked);
  if (!answer.ok) return answer;
  return isJson<Value>(answer.value)
    ? { ok: true, value: answer.value }
    : { ok: false, trouble: unreachable };
}

const isJson = <Value>(value: unknown): value is Exclude<Value, string> => typeof value === "object";
