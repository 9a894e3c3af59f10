import { type Answer, ask, unreachable } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { here } from "#shell.ts";

type Page = components["schemas"]["RedemptionPage"];
type Query = { state: "due" | "wired" | "reversed"; limit: number; cursor?: string };

/** One page of redemptions; the API has them as a table too, which is a text. */
export async function readRedemptions(query: Query): Promise<Answer<Page>> {
  const answer = await ask(
    api.GET("/v1/{community}/redemptions", { params: { path: here, query: { ...query, format: "json" } } }),
  );
  if (!answer.ok) return answer;
  const { value } = answer;
  return typeof value === "string" ? { ok: false, trouble: unreachable } : { ok: true, value };
}
