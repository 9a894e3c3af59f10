import type { Account } from "#ledger/account.ts";
import { balanceOf } from "#ledger/account.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import { policiesAt } from "#ledger/rules/credit.ts";
import type { View } from "#ledger/view.ts";
import { payableDepth } from "#policies/creditLadder/stage.ts";

/**
 * The policy `creditLadder` as the ledger keeps it: a payment or hold that would bring its payer deeper than `blockAt`
 * of their credit limit is refused with `credit_blocked` (amount: what could still be spent). What others do to the
 * account, and what was set aside before, is not refused.
 */
export function checkLadder(view: View, payer: Account, amount: number, now: number): Rejection | null {
  const ladder = policiesAt(view.ticking, payer.currency, now)?.creditLadder;
  if (!ladder || payer.kind !== "member") return null;
  const depth = payableDepth(ladder, payer.creditLimit);
  const spendable = balanceOf(payer) + depth;
  if (depth === payer.creditLimit || amount <= spendable) return null;
  return reject("credit_blocked", Math.max(0, spendable));
}
