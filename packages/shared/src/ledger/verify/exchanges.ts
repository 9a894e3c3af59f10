import type { Account } from "#ledger/account.ts";
import { type Currency, systemAccountId } from "#ledger/currency.ts";
import {
  chargedTo,
  type ChargeView,
  chargeMovements,
  chargesOfRedemption,
  issueCharges,
  policiesOf,
} from "#ledger/rules/charges.ts";
import { isRedeemable } from "#ledger/rules/redeemable.ts";
import type { Posting, Purpose, Transfer } from "#ledger/transfer.ts";
import type { Moment } from "#ledger/verify/moment.ts";
import { isPayable, movesBetweenTwo, ownMovements } from "#ledger/verify/movements.ts";
import { type Movement, movementsFor } from "#ledger/view.ts";
import type { Charge } from "#policies/charge.ts";
import { redemptionCharges } from "#policies/redemption/charges.ts";

/**
 * What enters circulation on a member’s account, or leaves it where it is below zero, with its charges and with the euros
 * behind it.
 */
function exchanged(
  currency: Currency,
  member: string,
  amount: number,
  charges: readonly Charge[],
): Movement[] {
  const issued = amount + chargedTo(charges, member);
  const reserve = currency.backing;
  const euros =
    reserve === null
      ? []
      : ownMovements(systemAccountId(reserve, "deposits"), systemAccountId(reserve, "reserve"), issued);
  const issuance = systemAccountId(currency.code, "issuance");
  return [...ownMovements(issuance, member, issued), ...chargeMovements(charges), ...euros];
}

/** The accounts to which the postings of an entry bring something for a purpose. A transfer does not name its association. */
const receiversOf = (found: readonly Posting[], purpose: Purpose): string[] =>
  found.filter((it) => it.purpose === purpose && it.amount > 0).map(({ account }) => account);

/** An issue brings new money to a member, and to the association that they sponsor what the policies add out of a pot. */
export function* issueMovements(
  transfer: Transfer,
  found: readonly Posting[],
  moment: Moment,
): Generator<Movement[]> {
  const { currency: code, from, to, amount, at } = transfer;
  const currency = moment.currency(code);
  const isIssued = currency?.kind === "backed" || currency?.kind === "prepaid";
  if (!isIssued || !movesBetweenTwo(transfer) || from !== systemAccountId(code, "issuance")) return;
  const [beneficiary = null] = receiversOf(found, "gift");
  for (const world of moment.worlds(code, found, beneficiary === null ? [to] : [to, beneficiary])) {
    const payee = world.account(to);
    if (!isPayable(payee, code)) continue;
    const charged = issueCharges(withHeld(world, found, moment), payee, { amount, beneficiary }, at);
    if (charged.ok) yield exchanged(currency, to, amount, charged.charges);
  }
}

/**
 * A gift goes no further than what its pot has. Where a hold on the pot moved in the same batch, what it had is not known:
 * then it is taken to have had what it gave.
 */
function withHeld(world: ChargeView, found: readonly Posting[], moment: Moment): ChargeView {
  const gift = found.find(({ purpose, amount }) => purpose === "gift" && amount < 0);
  if (!gift || moment.isStill(gift.account)) return world;
  const given = (pot: Account) => ({ ...pot, posted: 0 - gift.amount, held: 0 });
  return {
    ...world,
    account: (id) => {
      const account = world.account(id);
      return account && id === gift.account ? given(account) : account;
    },
  };
}

/** A redemption takes its amount from a member: what the policies keep of it stays in circulation, the rest leaves it. */
export function* redemptionMovements(
  transfer: Transfer,
  found: readonly Posting[],
  moment: Moment,
): Generator<Movement[]> {
  const { currency: code, from, to, amount, at } = transfer;
  const currency = moment.currency(code);
  if (!currency || !movesBetweenTwo(transfer) || to !== systemAccountId(code, "issuance")) return;
  for (const beneficiary of [null, ...receiversOf(found, "fee")])
    for (const world of moment.worlds(code, found, beneficiary === null ? [from] : [from, beneficiary])) {
      const payer = world.account(from);
      if (!isPayable(payer, code) || !isRedeemable(world, currency, at)) continue;
      const charged = chargesOfRedemption(world, currency, payer, { amount, beneficiary }, at);
      if (!charged.ok) continue;
      yield exchanged(currency, from, 0 - amount, charged.charges);
      const untold = withNothingFor(world, payer, amount, at);
      if (untold) yield exchanged(currency, from, 0 - amount, untold);
    }
}

/** An association may have been chosen whose own fee comes to nothing: no posting tells of it, but the others are parted so. */
function withNothingFor(world: ChargeView, payer: Account, amount: number, at: number): Charge[] | null {
  const { redemption } = policiesOf(world, payer.currency, at);
  const beneficiary = "";
  const charges = redemption ? redemptionCharges(redemption, { from: payer.id, amount, beneficiary }) : [];
  return charges.some((charge) => charge.to === beneficiary) ? null : charges;
}

/** An adjustment moves the community’s own money between those who brought it and a reserve. */
export function* adjustmentMovements(
  transfer: Transfer,
  _found: readonly Posting[],
  moment: Moment,
): Generator<Movement[]> {
  const { currency, from, to, amount } = transfer;
  const [deposits, reserve] = [systemAccountId(currency, "deposits"), systemAccountId(currency, "reserve")];
  const isBetween = (from === deposits && to === reserve) || (from === reserve && to === deposits);
  if (isBetween && moment.currency(currency)?.kind === "reserve" && movesBetweenTwo(transfer))
    yield ownMovements(from, to, amount);
}

/** What expired goes from its account to where the policies say; how much that is, the inflows tell. */
export function* expiryMovements(
  transfer: Transfer,
  _found: readonly Posting[],
  moment: Moment,
): Generator<Movement[]> {
  const { currency, from, to, amount } = transfer;
  if (moment.account(from)?.currency === currency && movesBetweenTwo(transfer))
    yield movementsFor("expiry", from, to, amount);
}
