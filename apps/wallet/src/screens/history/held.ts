import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { here } from "#shell.ts";

export type Held = components["schemas"]["Hold"];

/** What open holds keep aside on an account, for others. */
export async function heldOn(account: string): Promise<Answer<Held[]>> {
  const answer = await ask(
    api.GET("/v1/{community}/holds", { params: { path: here, query: { account, limit: 50 } } }),
  );
  if (!answer.ok) return answer;
  return {
    ok: true,
    value: answer.value.items.filter(({ state, from }) => state === "open" && from === account),
  };
}
