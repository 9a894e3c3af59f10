import type { Account } from "#ledger/account.ts";
import type { Currency } from "#ledger/currency.ts";
import { chargedTo, type ChargeView, paymentCharges } from "#ledger/rules/charges.ts";

type Parties = { payer: Account; payee: Account };

/** What a payment takes from its payer beside its amount, and the most that so much would pay; in minor units. */
export type Payable = { charges: number; payable: number };

/**
 * What the payer of a payment owes to the community’s pots besides, and the largest amount that can be paid with them out of
 * what is available. No policy takes less of more, so it is found by halving.
 */
export function payableWith(
  view: ChargeView,
  money: Pick<Currency, "code" | "scale">,
  { amount, available, ...parties }: Parties & { amount: number; available: number },
  now: number,
): Payable {
  const chargesOf = (paid: number) =>
    chargedTo(paymentCharges(view, money, { ...parties, amount: paid }, now), parties.payer.id);
  let [payable, tooMuch] = [0, Math.max(0, available) + 1];
  while (tooMuch - payable > 1) {
    const tried = Math.floor((payable + tooMuch) / 2);
    if (tried + chargesOf(tried) <= available) payable = tried;
    else tooMuch = tried;
  }
  return { charges: chargesOf(amount), payable };
}
