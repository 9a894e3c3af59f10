import { signal } from "@preact/signals";

import { api } from "#api/client.ts";
import { ask, codeOf, type Trouble } from "@mereau/ui/asking/ask.ts";
import { at, here, slug } from "#shell.ts";
import { forgetDrafts } from "#store/drafts.ts";
import { forgetSeen } from "#store/seen.ts";

/*
 * The session itself is a cookie that no script can read. This device only remembers that somebody signed in, so that the right
 * screen opens at once; the API has the last word.
 */

const HINT_S = 90 * 86_400;
const KEY = `mereau:${slug}:signed-in`;

/** The page is then written with the first answer already asked for. It is no secret, and opens nothing. */
function hint(signedIn: boolean): void {
  document.cookie = `mereau_wallet=yes; path=${at("/")}; max-age=${signedIn ? HINT_S : 0}; samesite=lax; secure`;
}

/** Whether somebody is signed in here, as far as this device knows. */
export const isSignedIn = signal(localStorage.getItem(KEY) === "yes");

/** The last session here was ended from elsewhere, or by time: whoever comes back should hear of it. */
export const wasEnded = signal(localStorage.getItem(KEY) === "ended");

export function noteSignedIn(): void {
  // A visitor was told less of the directory than a member is
  if (!isSignedIn.value) void forgetSeen();
  localStorage.setItem(KEY, "yes");
  hint(true);
  isSignedIn.value = true;
  wasEnded.value = false;
}

function noteSignedOut(ended: boolean): void {
  if (ended) localStorage.setItem(KEY, "ended");
  else localStorage.removeItem(KEY);
  hint(false);
  isSignedIn.value = false;
  wasEnded.value = ended;
}

/** The API knows no session any more: the device may have been lost, so that it forgets what its owner has seen. */
export async function noteEnded(): Promise<void> {
  if (isSignedIn.value) noteSignedOut(true);
  await forgetSeen();
}

/** Its member signed out, or has left: nothing of what they were writing stays either. */
export async function noteLeft(): Promise<void> {
  forgetDrafts();
  await forgetSeen();
  noteSignedOut(false);
}

/** Signs out; answers why it could not. Orders that are signed already stay, and leave when their owner is back. */
export async function signOut(): Promise<Trouble | null> {
  const found = await ask(api.GET("/v1/{community}/sessions", { params: { path: here } }));
  const own = found.ok ? found.value.items.find(({ current }) => current) : undefined;
  const ended = own
    ? await ask(api.DELETE("/v1/{community}/sessions/{id}", { params: { path: { ...here, id: own.id } } }))
    : found;
  if (!ended.ok && codeOf(ended.trouble) !== "unauthenticated") return ended.trouble;
  await noteLeft();
  return null;
}
