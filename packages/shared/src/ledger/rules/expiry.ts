import { type Account, balanceOf } from "#ledger/account.ts";
import type { SettingCommand } from "#ledger/command.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import { move } from "#ledger/rules/move.ts";
import { meltingAccount } from "#ledger/rules/settlement.ts";
import type { Ticking } from "#ledger/ticking.ts";
import type { Changes, View } from "#ledger/view.ts";
import { movementsFor, noChanges } from "#ledger/view.ts";
import { beginningOf, monthAfter } from "#policies/prepaid/months.ts";
import { inForce } from "#policies/versions.ts";

export type ExpireCommand = Extract<SettingCommand, { kind: "expire" }>;

/**
 * Since when what came to an account has not expired by the beginning of a month, and where goes what has; null where
 * nothing expires on it. The policies are those in force just before that, so that being late changes nothing.
 */
export function expiryFor(
  ticking: Pick<Ticking, "versions">,
  { kind, type, currency }: Pick<Account, "kind" | "type" | "currency">,
  month: string,
): { cutoff: number; to: string } | null {
  const expiry = inForce(ticking.versions(currency), beginningOf(month) - 1)?.policies.prepaid?.expiry;
  if (!expiry || kind !== "member" || expiry.exempt.includes(type)) return null;
  return {
    cutoff: beginningOf(monthAfter(month, 0 - expiry.months)),
    to: meltingAccount(currency, expiry.to),
  };
}

/**
 * Takes from an account what has expired: the oldest is spent first, and holds keep the oldest of what is left, so that
 * it is whatever its balance has above all that came in since. Asked twice, it takes nothing the second time; asked for
 * a month after a later one, never more than it should.
 * Refuses with `unknown_account`, with `expiry_not_due` before the month has begun, and with the refusals of the movement.
 */
export function decideExpire(
  view: View,
  { account: id, month }: ExpireCommand,
  now: number,
): Rejection | ({ ok: true } & Changes) {
  const account = view.account(id);
  if (!account) return reject("unknown_account");
  if (now < beginningOf(month)) return reject("expiry_not_due");
  const expiry = expiryFor(view.ticking, account, month);
  if (!expiry) return { ok: true, ...noChanges };
  const fresh = view.inflow(id, expiry.cutoff);
  if (fresh === undefined) throw new Error("Ledger: an expiry was decided without what came in since");
  const expired = balanceOf(account) - fresh;
  if (expired <= 0) return { ok: true, ...noChanges };
  const moved = move(view, movementsFor("expiry", id, expiry.to, expired));
  return moved.ok ? { ...noChanges, ...moved } : moved;
}
