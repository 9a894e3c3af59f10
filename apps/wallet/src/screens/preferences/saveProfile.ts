import type { components } from "@mereau/workers/client";
import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { member, refreshHome } from "#session/home.ts";
import { here } from "#shell.ts";

/** Changes what the community keeps of the member's preferences; answers why not, else null. */
export async function saveProfile(body: components["schemas"]["ProfileChange"]): Promise<Trouble | null> {
  const id = member()?.id;
  if (id === undefined) return null;
  const path = { ...here, id };
  const answer = await ask(api.PATCH("/v1/{community}/members/{id}", { params: { path }, body }));
  await refreshHome();
  return answer.ok ? null : answer.trouble;
}
