import { signal } from "@preact/signals";

import type { Role } from "@mereau/shared/membership/roles.ts";
import { ask, codeOf, type Trouble } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { here } from "#shell.ts";

export type Me = components["schemas"]["Me"];

/** Who is at this desk: not known yet, nobody, or a member with a role. */
export type Standing =
  | { state: "asking" }
  | { state: "nobody" }
  | { state: "trouble"; trouble: Trouble }
  | { state: "in"; me: Me };

/*
 * The session itself is a cookie that no script can read; the wallet and this app share it. The API has the last word on it.
 */
export const standing = signal<Standing>({ state: "asking" });

/** The caller; null while nobody is known to be signed in. */
export const me = (): Me | null => (standing.value.state === "in" ? standing.value.me : null);

/** Asks who is signed in. What is shown meanwhile stays. */
export async function refreshMe(): Promise<void> {
  const answer = await ask(api.GET("/v1/{community}/me", { params: { path: here } }));
  if (answer.ok) standing.value = { state: "in", me: answer.value };
  else if (codeOf(answer.trouble) === "unauthenticated") standing.value = { state: "nobody" };
  else if (standing.value.state !== "in") standing.value = { state: "trouble", trouble: answer.trouble };
}

// Wherever the API says first that it knows no session, or that something is closed to them, this is asked anew
api.use({
  onResponse({ response, request }) {
    const isAccess = response.status === 401 || response.status === 403;
    if (isAccess && standing.value.state === "in" && !request.url.endsWith("/me")) void refreshMe();
  },
});

/** Whether the caller has one of these roles. */
export const hasRole = (...roles: readonly Role[]): boolean => {
  const role = me()?.role;
  return role !== undefined && roles.includes(role);
};

/** Signs out; answers why it could not. */
export async function signOut(): Promise<Trouble | null> {
  const found = await ask(api.GET("/v1/{community}/sessions", { params: { path: here } }));
  const own = found.ok ? found.value.items.find(({ current }) => current) : undefined;
  const ended = own
    ? await ask(api.DELETE("/v1/{community}/sessions/{id}", { params: { path: { ...here, id: own.id } } }))
    : found;
  if (!ended.ok && codeOf(ended.trouble) !== "unauthenticated") return ended.trouble;
  standing.value = { state: "nobody" };
  return null;
}
