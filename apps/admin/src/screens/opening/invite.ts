import type { Role } from "@mereau/shared/membership/roles.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { here } from "#shell.ts";
import { language } from "#texts/language.ts";

type Invited = {
  /** Made once: asking again with it goes on where it broke off. */
  id: string;
  name: string;
  email: string;
  type: string;
  role: Role;
  /** The version that they accepted; null: there is none. */
  charter: string | null;
};

/** Takes somebody in as a member, and gives them their role: three deeds, each of which may be repeated. */
export async function inviteManager({ role, charter, ...asked }: Invited): Promise<Answer<object>> {
  const body = {
    ...asked,
    language: language.value,
    ...(charter !== null && { accepts: { charter } }),
  };
  const params = { path: { ...here, id: asked.id } };
  const applied = await ask(api.POST("/v1/{community}/members", { params: { path: here }, body }));
  if (!applied.ok) return applied;
  const taken = await ask(api.POST("/v1/{community}/members/{id}/approval", { params }));
  if (!taken.ok) return taken;
  return ask(api.PUT("/v1/{community}/members/{id}/role", { params, body: { role } }));
}
