import type { Account } from "#ledger/account.ts";
import type { Posting, Transfer } from "#ledger/transfer.ts";
import type { Movement } from "#ledger/view.ts";
import type { Moment } from "#ledger/verify/moment.ts";
import { isTransferable } from "#money/bounds.ts";

/** The lists of movements that would be right for a transfer, whose postings were found. */
export type Expectation = (
  transfer: Transfer,
  found: readonly Posting[],
  moment: Moment,
) => Iterable<readonly Movement[]>;

/** Movements as a text that no other movements have. */
export const textOf = (movements: readonly Movement[]): string =>
  JSON.stringify(
    movements.map(({ account, amount, purpose = null, counter = null }) => [
      account,
      amount,
      purpose,
      counter,
    ]),
  );

export function isAmong(found: readonly Movement[], right: Iterable<readonly Movement[]>): boolean {
  const text = textOf(found);
  for (const movements of right) if (textOf(movements) === text) return true;
  return false;
}

/** The two sides of a transfer’s own amount. */
export const ownMovements = (from: string, to: string, amount: number): Movement[] => [
  { account: from, amount: -amount },
  { account: to, amount },
];

/** Whether members may pay into an account and out of it, in this currency: it is a member’s, or a pot. */
export const isPayable = (account: Account | undefined, currency: string): account is Account =>
  account?.currency === currency && (account.kind === "member" || account.kind === "pot");

export const movesBetweenTwo = ({ from, to, amount }: Transfer): boolean =>
  from !== to && isTransferable(amount);
