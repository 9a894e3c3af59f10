import type { components } from "@mereau/workers/client";
import { entriesOf } from "#screens/history/entries.ts";
import { noFilter } from "#screens/history/filter.ts";
import { accounts, type Entry } from "#session/home.ts";
import { sumOf } from "#words/amounts.ts";

export type Told = components["schemas"]["ChargedTransfer"];

/** A transfer as the owner of one of its accounts sees it. */
export type Sides = {
  /** One’s own account; null for whoever oversees others. */
  own: string | null;
  other: string;
  isOut: boolean;
  /** What moved on one’s own account, with its sign: charges that one bears are beside it. */
  amount: string;
};

const isOwn = (account: string): boolean => accounts().some(({ id }) => id === account);

/** From whose side a transfer is told: that of whoever looks, who pays where they are both. */
export function sidesOf({ from, to, amount }: Told): Sides {
  const isOut = isOwn(from) || !isOwn(to);
  return {
    own: isOwn(from) ? from : isOwn(to) ? to : null,
    other: isOut ? to : from,
    isOut,
    amount: isOut ? `-${amount}` : amount,
  };
}

/** The charges that an account bears beside the amount, and what it comes to with them. */
export function withCharges({ amount, charges }: Told, own: string | null) {
  const borne = charges.filter(({ from }) => from === own);
  return { borne, total: sumOf([amount, ...borne.map((charge) => charge.amount)]) };
}

/** A line of the history that this device knows already. */
export const knownEntry = (transfer: string): Entry | undefined =>
  accounts()
    .flatMap(({ id, entries }) => [
      ...entries,
      ...(entriesOf({ account: id, filter: noFilter }).known.value?.items ?? []),
    ])
    .find((entry) => entry.transfer === transfer);
