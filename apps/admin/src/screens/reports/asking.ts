import { type Answer, ask, unreachable } from "@mereau/ui/asking/ask.ts";

/** An answer that may be had as a table too, asked for as figures. */
export async function askFigures<Value>(
  asked: Parameters<typeof ask<Value | string>>[0],
): Promise<Answer<Exclude<Value, string>>> {
  const answer = await ask(asked);
  if (!answer.ok) return answer;
  return isFigures<Value>(answer.value)
    ? { ok: true, value: answer.value }
    : { ok: false, trouble: unreachable };
}

const isFigures = <Value>(value: unknown): value is Exclude<Value, string> => typeof value === "object";
