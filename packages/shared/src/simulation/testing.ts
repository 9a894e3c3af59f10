import type { Book } from "#ledger/testing/book.ts";
import type { CurrencyPolicies } from "#policies/registry.ts";
import { inForce } from "#policies/versions.ts";
import { Simulation } from "#simulation/simulation.ts";

/** The policies that a currency of a book goes by in the end; none where it has none. */
export const ruling = (book: Book, currency: string): CurrencyPolicies =>
  inForce(book.state.ticking.versions(currency), book.now)?.policies ?? {};

/** Plays the past of a book once more, under other policies from a moment on. */
export function simulate(book: Book, currency: string, policies: CurrencyPolicies, from = 0): Simulation {
  const reversed = new Set(
    book.transfers.flatMap(({ kind, related }) => (kind === "reversal" ? (related ?? []) : [])),
  );
  const backing = book.state.currency(currency)?.backing ?? null;
  const simulation = new Simulation({ currency, backing, policies, from, reversed });
  for (const content of book.contents) simulation.follow(content);
  return simulation;
}

/** A ledger’s accounts in a currency, as they stand, by their ids. */
export const standings = (accounts: Iterable<{ id: string; currency: string; posted: number }>, of: string) =>
  Object.fromEntries(
    [...accounts]
      .filter(({ currency }) => currency === of)
      .map(({ id, posted }): [string, number] => [id, posted])
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
