import { centsOf } from "#contracts/euros.ts";
import { AMOUNT_MAX } from "#money/bounds.ts";
import { minorOf } from "#policies/parts.ts";
import type { PrepaidSettings } from "#policies/prepaid/settings.ts";

/**
 * What euros buy, in minor units of the currency, exactly: cents × units ÷ the price in cents. null where that is no
 * whole number of them, nothing, or beyond what a ledger counts.
 */
export function unitsFor({ price }: Pick<PrepaidSettings, "price">, scale: number, cents: number) {
  const whole = BigInt(cents) * BigInt(minorOf(price.units, scale));
  const priced = BigInt(centsOf(price.euros));
  const units = whole / priced;
  return whole % priced !== 0n || units < 1n || units > BigInt(AMOUNT_MAX) ? null : Number(units);
}
