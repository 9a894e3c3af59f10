import { centsOf } from "@mereau/shared/contracts/euros.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { nearestWhole } from "@mereau/shared/money/nearest.ts";
import { amountTexts } from "@mereau/shared/money/display.ts";
import { euro, EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { minorOf } from "@mereau/shared/policies/parts.ts";
import { unitsFor } from "@mereau/shared/policies/prepaid/price.ts";
import type { CommunityContext } from "#services/context.ts";
import { indivisible } from "#services/deposits/indivisible.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { policiesInForce } from "#services/policies/inForce.ts";
import { Refusal } from "#services/refusal.ts";

/** A price: so many cents for so many minor units of the currency. */
export type Price = { priceCents: number; priceUnits: number };

/** What euros buy, in minor units of the currency, and at which price. */
export type Priced = Price & { units: number };

/**
 * What euros buy of a prepaid currency at the price in force.
 * Refuses with `not_on_sale` a currency without a price, with `top_up_out_of_range` fewer or more euros than one top-up may be of,
 * and with `amount_indivisible` (and the nearest sums that do) where they buy no whole amount.
 */
export async function priceTopUp(ctx: CommunityContext, code: string, cents: number): Promise<Priced> {
  const { scale } = await findCurrency(ctx, code);
  const { prepaid } = await policiesInForce(ctx, code);
  if (!prepaid) throw new Refusal("not_on_sale", { detail: { currency: code } });
  const least = centsOf(prepaid.topUp.minimum);
  const most = prepaid.topUp.maximum === null ? null : centsOf(prepaid.topUp.maximum);
  if (cents < least || (most !== null && cents > most)) throw outOfRange(least, most);
  const units = unitsFor(prepaid, scale, cents);
  const price = { price: centsOf(prepaid.price.euros), units: minorOf(prepaid.price.units, scale) };
  if (units === null) throw indivisible(code, nearestWhole(cents, price, { least, most }));
  return { units, priceCents: price.price, priceUnits: price.units };
}

const outOfRange = (least: number, most: number | null): Refusal =>
  new Refusal("top_up_out_of_range", {
    detail: {
      minimum: formatAmount(least, EURO_SCALE),
      maximum: most === null ? null : formatAmount(most, EURO_SCALE),
    },
    figures: { least: amountTexts(least, euro), ...(most !== null && { most: amountTexts(most, euro) }) },
  });
