import type { PaymentCommand } from "#ledger/command.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import { spendAllowance } from "#ledger/rules/allowance.ts";
import { chargedTo, chargeMovements, checkReceived, paymentCharges } from "#ledger/rules/charges.ts";
import { raiseCredit } from "#ledger/rules/credit.ts";
import { checkLadder } from "#ledger/rules/ladder.ts";
import { countGiven } from "#ledger/rules/giving.ts";
import { checkSigned, findParties } from "#ledger/rules/parties.ts";
import { moveWithSolidarity } from "#ledger/rules/solidarity.ts";
import type { Changes, View } from "#ledger/view.ts";
import { noChanges } from "#ledger/view.ts";

/**
 * One member pays another. Beside the refusals of the parties and of the movement:
 * `credit_blocked` (see `checkLadder`); `order_expired` from `expiresAt` on; `signature_required` (see `checkSigned`);
 * `levy_exceeds_amount`; `operator_limit_exceeded`; `giving_limit_exceeded`.
 */
export function decidePayment(
  view: View,
  command: PaymentCommand,
  now: number,
): Rejection | ({ ok: true } & Changes) {
  const { from, to, amount, actor } = command;
  const parties = findParties(view, command);
  if (!parties.ok) return parties;
  if (command.expiresAt != null && now >= command.expiresAt) return reject("order_expired");
  const unsigned = checkSigned(parties.currency, command);
  if (unsigned) return unsigned;
  const charges = paymentCharges(view, parties.currency, { ...parties, amount }, now);
  const excessive = checkReceived(charges, command);
  if (excessive) return excessive;
  const spent = amount + chargedTo(charges, from);
  const blocked = checkLadder(view, parties.payer, spent, now);
  if (blocked) return blocked;
  const payer = spendAllowance(parties.payer, actor, spent, now);
  if (!payer.ok) return payer;
  const given = countGiven(view, parties.payer, amount, now);
  if (!given.ok) return given;
  const movements = [
    { account: from, amount: -amount },
    { account: to, amount },
    ...chargeMovements(charges),
  ];
  const helped = { actor, payer: payer.account, payee: parties.payee };
  const moved = moveWithSolidarity(view, helped, movements, now);
  if (!moved.ok) return moved;
  const uses = [...given.uses, ...moved.uses];
  return { ...noChanges, ...moved, uses, ...raiseCredit(view, moved.accounts, command, now) };
}
