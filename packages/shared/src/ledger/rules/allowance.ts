import type { Account } from "#ledger/account.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import type { Actor } from "#ledger/transfer.ts";

/** The UTC day of a moment in milliseconds since 1970, as `YYYY-MM-DD`. */
export const utcDay = (now: number): string => new Date(now).toISOString().slice(0, 10);

/** Whose spending counts: the member who acts for themselves, or in whose name scheduled work does, and no member of staff. */
const spenderOf = ({ member, onBehalfOf }: Actor): string | null =>
  member === null ? onBehalfOf : onBehalfOf === null ? member : null;

/**
 * Counts what a limited operator spends from an account, themselves or by what they scheduled. Members without an
 * allowance are not limited here, nor is whoever acts in the owner's name.
 * Refuses with `operator_limit_exceeded` (amount: what the operator may still spend at once).
 */
export function spendAllowance(
  account: Account,
  actor: Actor,
  amount: number,
  now: number,
): { ok: true; account: Account } | Rejection {
  const member = spenderOf(actor);
  const allowance = member === null ? undefined : account.allowances[member];
  if (member === null || !allowance) return { ok: true, account };
  const day = utcDay(now);
  const spent = allowance.day === day ? allowance.spent : 0;
  const leftToday = allowance.perDay === null ? Infinity : Math.max(0, allowance.perDay - spent);
  const left = Math.min(leftToday, allowance.perTransfer ?? Infinity);
  if (amount > left) return reject("operator_limit_exceeded", left);
  const after = { ...allowance, day, spent: spent + amount };
  return { ok: true, account: { ...account, allowances: { ...account.allowances, [member]: after } } };
}
