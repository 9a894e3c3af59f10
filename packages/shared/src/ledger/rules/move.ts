import { isWithinBounds } from "#money/bounds.ts";
import type { Account } from "#ledger/account.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import type { Movement, View } from "#ledger/view.ts";

export type Moved = { ok: true; accounts: Account[]; movements: readonly Movement[] };

/**
 * Carries out movements on their accounts, all or none.
 * Refuses with `unknown_account`; `insufficient_funds` (amount: what was spendable) when a balance would fall
 * below its credit limit; `balance_cap_exceeded` (amount: the room left) when one would rise above its cap. A shortage
 * is told before a cap, in whatever order the movements come: who asks for more than there is should hear just that.
 * `from` may be given already changed (a hold freed in the same decision).
 */
export function move(
  view: View,
  movements: readonly Movement[],
  changed: readonly Account[] = [],
): Moved | Rejection {
  const accounts = new Map(changed.map((account) => [account.id, account]));
  for (const { account: id, amount } of movements) {
    const account = accounts.get(id) ?? view.account(id);
    if (!account) return reject("unknown_account");
    accounts.set(id, { ...account, posted: account.posted + amount });
  }
  const steps = [...accounts.values()].map((after) => ({ before: view.account(after.id) ?? after, after }));
  for (const { before, after } of steps) {
    if (!isWithinBounds(after.posted)) return reject("amount_out_of_bounds");
    if (after.posted < before.posted && after.posted - after.held < -after.creditLimit)
      return reject("insufficient_funds", before.posted - before.held + before.creditLimit);
  }
  for (const { before, after } of steps)
    if (after.posted > before.posted && after.posted > after.balanceCap)
      return reject("balance_cap_exceeded", Math.max(0, before.balanceCap - before.posted));
  return { ok: true, accounts: [...accounts.values()], movements };
}
