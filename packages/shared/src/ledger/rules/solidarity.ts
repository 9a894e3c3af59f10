import { type Account, spendableOf } from "#ledger/account.ts";
import { type MonthlyUse, usedIn } from "#ledger/monthlyUse.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { move, type Moved } from "#ledger/rules/move.ts";
import type { Ticking } from "#ledger/ticking.ts";
import type { Actor } from "#ledger/transfer.ts";
import { type Movement, movementsFor, type View } from "#ledger/view.ts";
import { minorOf } from "#policies/parts.ts";
import { monthOf } from "#policies/prepaid/months.ts";
import { inForce } from "#policies/versions.ts";

type Paying = { actor: Actor; payer: Account; payee: Account };

/**
 * What a pot may add to a payment to this payee: up to so much at once and in a month, in minor units; null: nothing.
 * What is settled in a batch holds from the next one on.
 */
export function solidarityFor(
  ticking: Pick<Ticking, "versions">,
  { code, scale }: { code: string; scale: number },
  payee: Pick<Account, "kind" | "type">,
  now: number,
): { pot: string; perPayment: number; perMonth: number } | null {
  const solidarity = inForce(ticking.versions(code), now - 1)?.policies.solidarity;
  if (!solidarity || payee.kind !== "member" || !solidarity.payees.includes(payee.type)) return null;
  const { pot, perPayment, perMonth } = solidarity;
  return { pot, perPayment: minorOf(perPayment, scale), perMonth: minorOf(perMonth, scale) };
}

/**
 * Carries out the movements of a payment. Where the payer has too little for them, the pot of solidarity gives the payer
 * what is missing in the same entry, within its limits and as long as it has it: the payee is paid as by anybody else.
 * Scheduled payments are not helped: nobody is there who needs it. Refuses as any movement does.
 */
export function moveWithSolidarity(
  view: View,
  paying: Paying,
  movements: readonly Movement[],
  now: number,
): (Moved & { uses: MonthlyUse[] }) | Rejection {
  const moved = move(view, movements, [paying.payer]);
  if (moved.ok) return { ...moved, uses: [] };
  if (moved.code !== "insufficient_funds") return moved;
  return help(view, paying, movements, now) ?? moved;
}

function help(
  view: View,
  { actor, payer, payee }: Paying,
  movements: readonly Movement[],
  now: number,
): (Moved & { uses: MonthlyUse[] }) | null {
  const currency = view.currency(payer.currency);
  const solidarity = currency && solidarityFor(view.ticking, currency, payee, now);
  const isScheduled = actor.member === null && actor.onBehalfOf !== null;
  if (!solidarity || isScheduled || payer.kind !== "member") return null;
  const { pot, perPayment, perMonth } = solidarity;
  const leaving = movements
    .filter(({ account }) => account === payer.id)
    .reduce((sum, { amount }) => sum - amount, 0);
  const missing = leaving - Math.max(0, spendableOf(payer));
  const month = monthOf(now);
  const used = usedIn(view.use(payer.id, "solidarity"), month) + missing;
  if (missing <= 0 || missing > perPayment || used > perMonth) return null;
  const added = movementsFor("solidarity", pot, payer.id, missing);
  const moved = move(view, [...added, ...movements], [payer]);
  if (!moved.ok) return null;
  return { ...moved, uses: [{ account: payer.id, purpose: "solidarity", month, used }] };
}

/** What the pot gets back by a reversal may be given again, in the month in which it is reversed. */
export function helpGivenBack(view: View, movements: readonly Movement[], now: number): MonthlyUse[] {
  const month = monthOf(now);
  return movements.flatMap(({ account, amount, purpose }) => {
    const used = purpose === "solidarity" && amount > 0 ? usedIn(view.use(account, "solidarity"), month) : 0;
    return used === 0
      ? []
      : [{ account, purpose: "solidarity" as const, month, used: Math.max(0, used - amount) }];
  });
}
