import { type Account, spendableOf } from "#ledger/account.ts";
import type { Currency } from "#ledger/currency.ts";
import { type ChargeView, chargeMovements, paymentCharges } from "#ledger/rules/charges.ts";
import { solidarityFor } from "#ledger/rules/solidarity.ts";
import type { Posting, Transfer } from "#ledger/transfer.ts";
import type { Moment } from "#ledger/verify/moment.ts";
import { isPayable, movesBetweenTwo, ownMovements } from "#ledger/verify/movements.ts";
import { type Movement, movementsFor } from "#ledger/view.ts";

type Paid = { currency: Currency; payer: Account; payee: Account };

/** A payment moves its amount from its payer to its payee, then what the policies charge; before it what a pot added to it. */
export function* paymentMovements(
  transfer: Transfer,
  found: readonly Posting[],
  moment: Moment,
): Generator<Movement[]> {
  const { currency: code, from, to, amount, at, expiresAt } = transfer;
  const currency = moment.currency(code);
  const isTooLate = expiresAt !== null && at >= expiresAt;
  if (!currency || !movesBetweenTwo(transfer) || isTooLate) return;
  for (const world of moment.worlds(code, found, [from, to])) {
    const [payer, payee] = [world.account(from), world.account(to)];
    if (!isPayable(payer, code) || !isPayable(payee, code)) continue;
    const charges = paymentCharges(world, currency, { payer, payee, amount }, at);
    const movements = [...ownMovements(from, to, amount), ...chargeMovements(charges)];
    const help = helpFor(world, { currency, payer, payee }, { movements, found, at }, moment.isStill(from));
    yield [...help, ...movements];
  }
}

/**
 * What the pot of solidarity added, where it did: exactly what its payer lacked. Where a hold or a limit of theirs moved
 * in the same batch, it is no more than they paid.
 */
function helpFor(
  world: ChargeView,
  { currency, payer, payee }: Paid,
  { movements, found, at }: { movements: Movement[]; found: readonly Posting[]; at: number },
  isStill: boolean,
): Movement[] {
  const [, given] = found.filter(({ purpose }) => purpose === "solidarity");
  const solidarity = given && solidarityFor(world.ticking, currency, payee, at);
  if (!solidarity) return [];
  const leaving = movements.reduce((sum, it) => (it.account === payer.id ? sum - it.amount : sum), 0);
  const missing = isStill ? leaving - Math.max(0, spendableOf(payer)) : Math.min(given.amount, leaving);
  return missing > 0 ? movementsFor("solidarity", solidarity.pot, payer.id, missing) : [];
}
