import type { Account } from "#ledger/account.ts";
import { balanceOf } from "#ledger/account.ts";
import type { Currency } from "#ledger/currency.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import { type Movement, movementsFor, type View } from "#ledger/view.ts";
import type { Charge } from "#policies/charge.ts";
import { giftCharges } from "#policies/gift/charges.ts";
import { levyCharges } from "#policies/levy/charges.ts";
import type { CurrencyPolicies } from "#policies/registry.ts";
import { minorOf } from "#policies/parts.ts";
import { redemptionCharges } from "#policies/redemption/charges.ts";
import { inForce } from "#policies/versions.ts";

const none: CurrencyPolicies = {};

/** The policies of a currency at a moment. */
export const policiesOf = (view: View, currency: string, now: number): CurrencyPolicies =>
  inForce(view.ticking.versions(currency), now)?.policies ?? none;

/** The movements of charges, both sides of each. */
export const chargeMovements = (charges: readonly Charge[]): Movement[] =>
  charges.flatMap(({ from, to, amount, purpose }) => movementsFor(purpose, from, to, amount));

/** What some charges take from one account, in minor units. */
export const chargedTo = (charges: readonly Charge[], account: string): number =>
  charges.reduce((sum, { from, amount }) => (from === account ? sum + amount : sum), 0);

/** What a payment gives to the community's pots. */
export function paymentCharges(
  view: View,
  { code, scale }: Currency,
  { payer, payee, amount }: { payer: Account; payee: Account; amount: number },
  now: number,
): Charge[] {
  const { levy } = policiesOf(view, code, now);
  const isBetweenMembers = payer.kind === "member" && payee.kind === "member";
  return levy && isBetweenMembers ? levyCharges(levy, { amount, payer, payee }, scale) : [];
}

/**
 * Checks the association that a member chose. Refuses with `unknown_account`, `currency_mismatch`, `account_closed`,
 * and `not_a_beneficiary` for an account of a type that may not be one.
 */
function checkBeneficiary(
  view: View,
  currency: string,
  id: string | null,
  types: readonly string[],
): Rejection | null {
  if (id === null) return null;
  const account = view.account(id);
  if (!account) return reject("unknown_account");
  if (account.currency !== currency) return reject("currency_mismatch");
  if (account.status === "closed") return reject("account_closed");
  const isAllowed = account.kind === "member" && (types.length === 0 || types.includes(account.type));
  return isAllowed ? null : reject("not_a_beneficiary");
}

type Charged = { ok: true; charges: Charge[] } | Rejection;

/** What the community adds to an issue for the association that the member sponsors. */
export function issueCharges(
  view: View,
  currency: string,
  { amount, beneficiary = null }: { amount: number; beneficiary?: string | null },
  now: number,
): Charged {
  const { gift } = policiesOf(view, currency, now);
  if (!gift) return { ok: true, charges: [] };
  const refused = checkBeneficiary(view, currency, beneficiary, gift.types);
  if (refused) return refused;
  const pot = view.account(gift.from);
  const available = pot ? Math.max(0, balanceOf(pot)) : 0;
  return { ok: true, charges: giftCharges(gift, { amount, beneficiary, available }) };
}

/**
 * What is kept of a redemption. Refuses with `not_redeemable` an account of a type that may not redeem, and with
 * `redemption_too_small` (amount: the least) less than the policy's minimum.
 */
export function chargesOfRedemption(
  view: View,
  currency: Currency,
  payer: Account,
  { amount, beneficiary = null }: { amount: number; beneficiary?: string | null },
  now: number,
): Charged {
  const { redemption } = policiesOf(view, currency.code, now);
  if (!redemption) return { ok: true, charges: [] };
  if (redemption.types.length > 0 && !redemption.types.includes(payer.type)) return reject("not_redeemable");
  const least = minorOf(redemption.minimum, currency.scale);
  if (amount < least) return reject("redemption_too_small", least);
  const refused = checkBeneficiary(view, currency.code, beneficiary, []);
  if (refused) return refused;
  return { ok: true, charges: redemptionCharges(redemption, { from: payer.id, amount, beneficiary }) };
}
