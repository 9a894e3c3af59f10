import { signal } from "@preact/signals";

import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { ask, codeOf, type Trouble } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { isSignedIn, noteEnded, noteSignedIn } from "#session/session.ts";
import { here } from "#shell.ts";
import { recall, remember, type Seen } from "#store/seen.ts";

export type Home = components["schemas"]["Home"];
export type HomeAccount = components["schemas"]["HomeAccount"];
export type Entry = components["schemas"]["Entry"];

/** What the member’s first screen shows, and as of when; null: not known yet. */
export const home = signal<Seen<Home> | null>(null);

/** Why what is shown could not be made newer; null: it is as new as can be. */
export const homeTrouble = signal<Trouble | null>(null);

const NAME = "home";

/** What was known when the app was last open. */
export async function recallHome(): Promise<void> {
  const seen = await recall<Home>(NAME);
  if (seen && (home.value === null || home.value.at < seen.at)) home.value = seen;
}

let asking: Promise<void> | undefined;
let isStale = false;

/** Reads until nothing has changed since the reading began. */
async function readOn(): Promise<void> {
  do {
    isStale = false;
    await read();
  } while (isStale);
}

/** Reads it anew; several at once are one, and what changes while it is read is read after it. */
export function refreshHome(): Promise<void> {
  isStale = true;
  asking ??= readOn().finally(() => (asking = undefined));
  return asking;
}

isSignedIn.subscribe((signedIn) => {
  if (!signedIn) home.value = null;
});

const accessChanged: readonly number[] = [401, 403];

// Wherever the API says first that it knows no session, or that an account is closed to them, the first screen finds out
api.use({
  onResponse({ response, request }) {
    if (accessChanged.includes(response.status) && isSignedIn.value && !request.url.endsWith("/home"))
      void refreshHome();
  },
});

async function read(): Promise<void> {
  const answer = await ask(api.GET("/v1/{community}/home", { params: { path: here } }));
  if (answer.ok) {
    home.value = { value: answer.value, at: now() };
    homeTrouble.value = null;
    noteSignedIn();
    await remember(NAME, answer.value);
    return;
  }
  homeTrouble.value = answer.trouble;
  if (codeOf(answer.trouble) === "unauthenticated") await noteEnded();
}

/** A request was answered from here: what is kept no longer asks for it, until the API is heard again and after a reload too. */
export async function dropRequest(id: string): Promise<void> {
  const seen = home.value;
  const requests = seen?.value.requests.filter((one) => one.id !== id) ?? [];
  if (!seen || requests.length === seen.value.requests.length) return;
  const { me } = seen.value;
  const value = { ...seen.value, requests, me: { ...me, openRequests: me.openRequests - 1 } };
  home.value = { ...seen, value };
  await remember(NAME, value);
}

/** The member who is signed in, as far as this device knows. */
export const member = (): Home["me"]["member"] | null => home.value?.value.me.member ?? null;

export const accounts = (): readonly HomeAccount[] => home.value?.value.accounts ?? [];

/** The member's account that is paid from: the chosen one, else the first of a currency, else the first. */
export const accountIn = (currency: string | null): HomeAccount | undefined =>
  accounts().find((account) => account.currency === currency && account.role !== "viewer") ??
  (currency === null ? accounts()[0] : undefined);
