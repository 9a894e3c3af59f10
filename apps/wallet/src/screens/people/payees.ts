import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import type { Payee } from "#paying/order.ts";
import { here } from "#shell.ts";
import { pictureOf } from "#words/picture.ts";

type DirectoryEntry = components["schemas"]["DirectoryEntry"];
export type Card = components["schemas"]["DirectoryCard"];
export type Pot = components["schemas"]["Pot"];

/** Somebody who can be paid, on these accounts. */
export type Found = Pick<DirectoryEntry, "number" | "name" | "photo"> & {
  accounts: readonly Pick<DirectoryEntry["accounts"][number], "id" | "currency" | "name">[];
};

const SHOWN_MAX = 8;

/** Members whose name or number answers to what was typed. */
export async function searchPayees(typed: string, signal?: AbortSignal): Promise<Answer<Found[]>> {
  const query = { q: typed.trim(), limit: SHOWN_MAX };
  const answer = await ask(
    api.GET("/v1/{community}/members/directory", { params: { path: here, query }, signal: signal ?? null }),
  );
  return answer.ok ? { ok: true, value: answer.value.items } : answer;
}

/** The member’s own number in that of one of their accounts: 1042 in `1042-2`; NaN where nobody is behind it. */
export const memberNumberOf = (number: string): number => Number(number.split("-")[0]);

/** All that a member shows of themselves. */
export const readCard = (number: number): Promise<Answer<Card>> =>
  ask(api.GET("/v1/{community}/members/directory/{number}", { params: { path: { ...here, number } } }));

/** The community’s own accounts, each for a purpose. */
export async function readPots(): Promise<Answer<Pot[]>> {
  const answer = await ask(api.GET("/v1/{community}/pots", { params: { path: here } }));
  return answer.ok ? { ok: true, value: answer.value.items } : answer;
}

type Account = { currency: string | null; number?: string };

/** Whom one pays on which of their accounts: the one that is named, else their first in a currency, else their first. */
export function payeeOf(found: Found, { currency, number }: Account): Payee | null {
  const named = found.accounts.filter(({ id }) => number === undefined || id.endsWith(`:${number}`));
  const account =
    named.find((one) => one.currency === currency) ?? (currency === null ? named[0] : undefined);
  if (!account) return null;
  return { account: account.id, name: account.name, number: found.number, picture: pictureOf(found.photo) };
}
