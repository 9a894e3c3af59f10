import type { Account } from "#ledger/account.ts";
import { type MonthlyUse, usedIn } from "#ledger/monthlyUse.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import type { Ticking } from "#ledger/ticking.ts";
import type { Transfer } from "#ledger/transfer.ts";
import type { View } from "#ledger/view.ts";
import { minorOf } from "#policies/parts.ts";
import { monthOf } from "#policies/prepaid/months.ts";
import { inForce } from "#policies/versions.ts";

/**
 * What a member may give in a month of a currency, in minor units; null where nothing limits it. What is settled in a
 * batch holds from the next one on.
 */
export function givingPerMonth(
  ticking: Pick<Ticking, "versions">,
  { code, scale }: { code: string; scale: number },
  now: number,
): number | null {
  const giving = inForce(ticking.versions(code), now - 1)?.policies.giving;
  return giving ? minorOf(giving.perMonth, scale) : null;
}

/**
 * Counts what a member gives, by payments and by holds, where their currency limits it.
 * Refuses with `giving_limit_exceeded` (amount: what they may still give this month).
 */
export function countGiven(
  view: View,
  payer: Account,
  amount: number,
  now: number,
): { ok: true; uses: MonthlyUse[] } | Rejection {
  const currency = view.currency(payer.currency);
  const limit = currency && payer.kind === "member" ? givingPerMonth(view.ticking, currency, now) : null;
  if (limit === null) return { ok: true, uses: [] };
  const month = monthOf(now);
  const used = usedIn(view.use(payer.id, "giving"), month);
  if (used + amount > limit) return reject("giving_limit_exceeded", Math.max(0, limit - used));
  return { ok: true, uses: [{ account: payer.id, purpose: "giving", month, used: used + amount }] };
}

/** A gift that is reversed may be given again, in the month in which it is reversed. */
export function givenBack(view: View, { from, amount }: Transfer, now: number): MonthlyUse[] {
  const month = monthOf(now);
  const used = usedIn(view.use(from, "giving"), month);
  return used === 0 ? [] : [{ account: from, purpose: "giving", month, used: Math.max(0, used - amount) }];
}
