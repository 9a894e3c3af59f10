import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "#api/ask.ts";
import type { Payee } from "#paying/order.ts";
import { here } from "#shell.ts";

export type DirectoryEntry = components["schemas"]["DirectoryEntry"];

const SHOWN_MAX = 8;

/** Members whose name or number answers to what was typed. */
export async function searchPayees(typed: string, signal?: AbortSignal): Promise<Answer<DirectoryEntry[]>> {
  const query = { q: typed.trim(), limit: SHOWN_MAX };
  const answer = await ask(
    api.GET("/v1/{community}/members/directory", { params: { path: here, query }, signal: signal ?? null }),
  );
  return answer.ok ? { ok: true, value: answer.value.items } : answer;
}

/** The member whom a payment code names; null: nobody has this number. A second account is told by its ordinal: `1042-2`. */
export async function findPayee(number: string, currency: string | null): Promise<Answer<Payee | null>> {
  const [own = number] = number.split("-");
  const answer = await searchPayees(own);
  if (!answer.ok) return answer;
  const found = answer.value.find((entry) => String(entry.number) === own);
  return { ok: true, value: found ? payeeOf(found, { currency, number }) : null };
}

/** Whom one pays on which of their accounts: the one that is named, else their first in a currency, else their first. */
export function payeeOf(
  entry: DirectoryEntry,
  { currency, number }: { currency: string | null; number?: string },
): Payee | null {
  const named = entry.accounts.filter(({ id }) => number === undefined || id.endsWith(`:${number}`));
  const account =
    named.find((one) => one.currency === currency) ?? (currency === null ? named[0] : undefined);
  if (!account) return null;
  return { account: account.id, name: account.name, number: entry.number, picture: null };
}
