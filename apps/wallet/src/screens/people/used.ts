import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { type Found, memberNumberOf } from "#screens/people/payees.ts";
import { accounts } from "#session/home.ts";
import { here } from "#shell.ts";
import { recall } from "#store/seen.ts";
import { useSeen } from "#store/useSeen.ts";
import { plain } from "@mereau/ui/words/plain.ts";

type Payees = components["schemas"]["KnownPayees"];
export type KnownPayee = Payees["items"][number];

/** As many as one looks over. */
const PAYEES_MAX = 50;

const nameOf = (account: string): string => `payees:${account}`;

/** Whom an account has paid, those paid most often first: at once, without a network too. */
export function usePayees(account: string): readonly KnownPayee[] {
  const query = { limit: PAYEES_MAX, order: "often" as const };
  const { seen } = useSeen<Payees>(nameOf(account), () =>
    ask(
      api.GET("/v1/{community}/accounts/{id}/payees", { params: { path: { ...here, id: account }, query } }),
    ),
  );
  return seen?.value.items ?? [];
}

/** What an account’s own entries were for, the most used first. */
export function useCategories(account: string): readonly string[] {
  const { seen } = useSeen(`categories:${account}`, () =>
    ask(api.GET("/v1/{community}/accounts/{id}/categories", { params: { path: { ...here, id: account } } })),
  );
  return seen?.value.items.map(({ category }) => category) ?? [];
}

/** Those whom this device knows from earlier payments, by a part of their name or by their number. */
export async function searchKept(typed: string): Promise<Found[]> {
  const kept = await Promise.all(accounts().map(({ id }) => recall<Payees>(nameOf(id))));
  const wanted = plain(typed.trim());
  return kept
    .flatMap((seen) => seen?.value.items ?? [])
    .filter(({ name, number }) => name !== null && (number === wanted || plain(name).includes(wanted)))
    .map(({ account, name, number, photo }) => ({
      number: memberNumberOf(number),
      name: name ?? number,
      photo,
      accounts: [{ id: account, currency: account.slice(0, account.indexOf(":")), name: name ?? number }],
    }));
}
