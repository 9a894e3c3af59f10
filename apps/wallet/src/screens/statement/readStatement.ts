import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { here } from "#shell.ts";

export type Statement = components["schemas"]["Statement"];

/** The statement of an account, with each day on which something came in or melted of itself. Dates without a time are whole UTC days. */
export async function readStatement(
  account: string,
  period: { from: string; to: string },
): Promise<Answer<Statement>> {
  const path = { ...here, id: account };
  const query = { ...period, detail: "days" as const };
  const answer = await ask(api.GET("/v1/{community}/accounts/{id}/statement", { params: { path, query } }));
  if (!answer.ok) return answer;
  const { value } = answer;
  return typeof value === "string" ? { ok: false, trouble: { kind: "unreachable" } } : { ok: true, value };
}
