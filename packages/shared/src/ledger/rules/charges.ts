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

/** What must be known to tell what a transfer is charged. */
export type ChargeView = Pick<View, "account"> & { ticking: Pick<View["ticking"], "versions"> };

/** The policies of a currency at a moment. */
export const policiesOf = (
  view: Pick<ChargeView, "ticking">,
  currency: string,
  now: number,
): CurrencyPolicies => inForce(view.ticking.versions(currency), now)?.policies ?? none;

/** The movements of charges, both sides of each. */
export const chargeMovements = (charges: readonly Charge[]): Movement[] =>
  charges.flatMap(({ from, to, amount, purpose }) => movementsFor(purpose, from, to, amount));

/** What some charges take from one account, in minor units. */
export const chargedTo = (charges: readonly Charge[], account: string): number =>
  charges.reduce((sum, { from, amount }) => (from === account ? sum + amount : sum), 0);

/** Nobody loses by being paid. Refuses with `levy_exceeds_amount` (amount: what the payee would owe). */
export function checkReceived(
  charges: readonly Charge[],
  { to, amount }: { to: string; amount: number },
): Rejection | null {
  const owed = chargedTo(charges, to);
  return owed > amount ? reject("levy_exceeds_amount", owed) : null;
}

/** What a payment gives to the community's pots. */
export function paymentCharges(
  view: ChargeView,
  { code, scale }: Pick<Currency, "code" | "scale">,
  { payer, payee, amount }: { payer: Account; payee: Account; amount: number },
  now: number,
): Charge[] {
  const { levy } = policiesOf(view, code, now);
  const isBetweenMembers = payer.kind === "member" && payee.kind === "member";
  return levy && isBetweenMembers ? levyCharges(levy, { amount, payer, payee }, scale) : [];
}

type Charged = { ok: true; charges: Charge[] } | Rejection;

/** What is charged, of which amount, by whom, and the association that was chosen. */
type Benefiting = { amount: number; beneficiary?: string | null; isSponsored?: boolean };

/**
 * Checks the association that a member chose. Refuses with `unknown_account`, `currency_mismatch`, `account_closed`,
 * and `not_a_beneficiary` for an account of a type that may not be one, and for the member’s own.
 */
function checkBeneficiary(
  view: ChargeView,
  id: string,
  { member, types }: { member: Account; types: readonly string[] },
): Rejection | null {
  const account = view.account(id);
  if (!account) return reject("unknown_account");
  if (account.currency !== member.currency) return reject("currency_mismatch");
  if (account.status === "closed") return reject("account_closed");
  const isAllowed = account.kind === "member" && (types.length === 0 || types.includes(account.type));
  return isAllowed && id !== member.id ? null : reject("not_a_beneficiary");
}

/** Whether all that goes to an account has room below its cap. */
function hasRoom(view: ChargeView, id: string, charges: readonly Charge[]): boolean {
  const account = view.account(id);
  const received = charges.reduce((sum, { to, amount }) => (to === id ? sum + amount : sum), 0);
  return account !== undefined && account.posted + received <= account.balanceCap;
}

/** Charges with the association that was chosen; without it where the member’s standing choice can no longer receive. */
function chargeFor(
  view: ChargeView,
  { beneficiary = null, isSponsored = false }: Benefiting,
  side: { member: Account; types: readonly string[] },
  chargesWith: (beneficiary: string | null) => Charge[],
): Charged {
  if (beneficiary === null) return { ok: true, charges: chargesWith(null) };
  const refused = checkBeneficiary(view, beneficiary, side);
  if (refused && !isSponsored) return refused;
  const charges = refused ? [] : chargesWith(beneficiary);
  const isLeftOut = refused !== null || (isSponsored && !hasRoom(view, beneficiary, charges));
  return { ok: true, charges: isLeftOut ? chargesWith(null) : charges };
}

/** What the community adds to an issue for the association that the member sponsors. */
export function issueCharges(view: ChargeView, payee: Account, issued: Benefiting, now: number): Charged {
  const { gift } = policiesOf(view, payee.currency, now);
  if (!gift) return { ok: true, charges: [] };
  const pot = view.account(gift.from);
  const available = pot ? Math.max(0, balanceOf(pot)) : 0;
  return chargeFor(view, issued, { member: payee, types: gift.types }, (beneficiary) =>
    giftCharges(gift, { amount: issued.amount, beneficiary, available }),
  );
}

/**
 * What is kept of a redemption; the associations that may be chosen are those of the gifts. Refuses with `not_redeemable`
 * an account of a type that may not redeem, and with `redemption_too_small` (amount: the least) less than the policy's
 * minimum.
 */
export function chargesOfRedemption(
  view: ChargeView,
  { code, scale }: Pick<Currency, "code" | "scale">,
  payer: Account,
  redeemed: Benefiting,
  now: number,
): Charged {
  const { redemption, gift } = policiesOf(view, code, now);
  if (!redemption) return { ok: true, charges: [] };
  const { amount } = redeemed;
  if (redemption.types.length > 0 && !redemption.types.includes(payer.type)) return reject("not_redeemable");
  const least = minorOf(redemption.minimum, scale);
  if (amount < least) return reject("redemption_too_small", least);
  return chargeFor(view, redeemed, { member: payer, types: gift?.types ?? [] }, (beneficiary) =>
    redemptionCharges(redemption, { from: payer.id, amount, beneficiary }),
  );
}
