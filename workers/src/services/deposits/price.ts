import type { BankDetails } from "@mereau/shared/contracts/bankDetails.ts";
import { nearestWhole } from "@mereau/shared/money/nearest.ts";
import { issuedFor } from "@mereau/shared/banking/cents.ts";
import type { CommunityContext } from "#services/context.ts";
import { indivisible } from "#services/deposits/indivisible.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { policiesInForce } from "#services/policies/inForce.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { Refusal } from "#services/refusal.ts";
import { type Price, priceTopUp } from "#services/top-ups/price.ts";

/** The reserve in which deposits are made: what comes in are euros. */
const RESERVE = "EUR";

/**
 * How many minor units of a currency one euro buys: one for one where euros stand behind it, else the price in the bank
 * details. Refuses with `not_issuable` what is neither backed nor prepaid, with `currency_mismatch` what
 * something else than euros stands behind, with `not_on_sale` a prepaid currency without a price.
 */
async function unitsPerEuro(
  ctx: CommunityContext,
  details: BankDetails | null,
  currency: string,
): Promise<number> {
  const { kind, scale, backing } = await findCurrency(ctx, currency);
  if (kind !== "backed" && kind !== "prepaid") throw new Refusal("not_issuable");
  if (kind === "backed") {
    if (backing !== RESERVE) throw new Refusal("currency_mismatch", { detail: { currency } });
    return 10 ** scale;
  }
  const price = details?.prices.find((one) => one.currency === currency);
  if (!price) throw new Refusal("not_on_sale", { detail: { currency } });
  return minorUnits(price.perEuro, scale, "perEuro");
}

/** What is issued for euros, in minor units of the currency, and the price of its policies, where that makes it a sale. */
type Bought = { amount: number; price: Price | null };

/**
 * What is issued for euros: at the price of the currency’s policies where they have one, and then for as many euros as one
 * top-up may be of. Refuses as above, with `top_up_out_of_range`, and with `amount_indivisible` (and the nearest sums that
 * would do) where that is no whole amount.
 */
export async function priceOf(
  ctx: CommunityContext,
  details: BankDetails | null,
  { currency, cents }: { currency: string; cents: number },
): Promise<Bought> {
  const { prepaid } = await policiesInForce(ctx, currency);
  if (prepaid) {
    const { units, ...price } = await priceTopUp(ctx, currency, cents);
    return { amount: units, price };
  }
  const units = await unitsPerEuro(ctx, details, currency);
  const amount = issuedFor(cents, units);
  if (amount === null) throw indivisible(currency, nearestWhole(cents, { price: 100, units }));
  return { amount, price: null };
}
