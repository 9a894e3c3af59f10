import { isTransferable } from "#money/bounds.ts";
import type { IssueCommand, RedemptionCommand } from "#ledger/command.ts";
import type { Currency } from "#ledger/currency.ts";
import { systemAccountId } from "#ledger/currency.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import { chargedTo, chargeMovements, chargesOfRedemption, issueCharges } from "#ledger/rules/charges.ts";
import { move } from "#ledger/rules/move.ts";
import { isRedeemable } from "#ledger/rules/redeemable.ts";
import { findPayee, findPayer } from "#ledger/rules/parties.ts";
import type { Charge } from "#policies/charge.ts";
import type { Changes, Movement, View } from "#ledger/view.ts";
import { noChanges } from "#ledger/view.ts";

type Decided = Rejection | ({ ok: true } & Changes);

/** Euros that come in (positive) or go out with a backed currency: the reserve and its depositors, together. */
function reserveMovements(currency: Currency, amount: number): Movement[] {
  if (currency.backing === null) return [];
  return [
    { account: systemAccountId(currency.backing, "deposits"), amount: -amount },
    { account: systemAccountId(currency.backing, "reserve"), amount },
  ];
}

function carryOut(
  view: View,
  currency: Currency,
  { member, amount, charges }: { member: string; amount: number; charges: readonly Charge[] },
): Decided {
  const issued = amount + chargedTo(charges, member);
  // Fees may leave nothing of a redemption that is very small
  if (issued === 0) return reject("redemption_too_small", 1 - amount);
  const movements = [
    { account: systemAccountId(currency.code, "issuance"), amount: -issued },
    { account: member, amount: issued },
    ...chargeMovements(charges),
    ...reserveMovements(currency, issued),
  ];
  const moved = move(view, movements);
  return moved.ok ? { ...noChanges, ...moved } : moved;
}

/**
 * New money reaches a member; with a backed currency the euros behind it enter the reserve in the same entry.
 * Refuses with `unknown_currency`, `not_issuable` (mutual credit is not issued, and a dividend comes by itself),
 * `amount_out_of_bounds`, and the refusals of the payee and of the movement.
 */
export function decideIssue(view: View, command: IssueCommand, now: number): Decided {
  const currency = view.currency(command.currency);
  if (!currency) return reject("unknown_currency");
  if (currency.kind !== "backed" && currency.kind !== "prepaid") return reject("not_issuable");
  if (!isTransferable(command.amount)) return reject("amount_out_of_bounds");
  const payee = findPayee(view, currency.code, command.to);
  if (!payee.ok) return payee;
  const charged = issueCharges(view, payee.account, command, now);
  if (!charged.ok) return charged;
  return carryOut(view, currency, { member: command.to, amount: command.amount, charges: charged.charges });
}

/**
 * A member gives backed money back; it leaves circulation and the euros leave the reserve in the same entry.
 * Refuses with `unknown_currency`, `not_redeemable` (only backed money is, and prepaid money whose policies say so),
 * `amount_out_of_bounds`,
 * and the refusals of the payer and of the movement.
 */
export function decideRedemption(view: View, command: RedemptionCommand, now: number): Decided {
  const currency = view.currency(command.currency);
  if (!currency) return reject("unknown_currency");
  if (!isRedeemable(view, currency, now)) return reject("not_redeemable");
  if (!isTransferable(command.amount)) return reject("amount_out_of_bounds");
  const payer = findPayer(view, currency.code, command.from);
  if (!payer.ok) return payer;
  const charged = chargesOfRedemption(view, currency, payer.account, command, now);
  if (!charged.ok) return charged;
  return carryOut(view, currency, {
    member: command.from,
    amount: -command.amount,
    charges: charged.charges,
  });
}
