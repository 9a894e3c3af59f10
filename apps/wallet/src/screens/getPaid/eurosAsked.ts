import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { minorFor } from "@mereau/shared/money/worth.ts";
import type { components } from "@mereau/workers/client";
import { minorOf } from "@mereau/ui/words/decimals.ts";

/** A price in euros, and what of it is paid in the currency at least. */
export type EurosAsked = { euros: string; currencyAtLeast: string };

/** So much of a currency is worth so many euros. */
export type Worth = NonNullable<components["schemas"]["CurrencyFigures"]["euroWorth"]>;

/** A part of a price in euros, in the currency, rounded up to what the currency can count. */
export function shareOf(
  euros: string,
  percent: number,
  { amount, euros: worth }: Worth,
  scale: number,
): string {
  const rate = { cents: BigInt(minorOf(worth)) * 100n, minor: BigInt(minorOf(amount)) * BigInt(percent) };
  return formatAmount(percent === 0 ? 0 : minorFor(minorOf(euros), rate), scale);
}

/** An amount as somebody typed it, as a decimal; null: nothing, or not to be read. */
export function readTyped(typed: string, scale: number): string | null {
  const read = parseAmount(typed, scale);
  return read.ok && read.value > 0 ? formatAmount(read.value, scale) : null;
}

/** The whole of a price in the currency, where its least part is more than that; null: it is not. */
export function mostOf({ euros, currencyAtLeast }: EurosAsked, worth: Worth, scale: number): string | null {
  const whole = shareOf(euros, 100, worth, scale);
  return minorOf(currencyAtLeast) > minorOf(whole) ? whole : null;
}

/** A price in euros as it was typed, with its least part; null while it cannot be read. */
export function readMix(euros: string, least: string, scale: number): EurosAsked | null {
  const price = readTyped(euros, EURO_SCALE);
  const share = parseAmount(least.trim() || "0", scale);
  if (price === null || !share.ok) return null;
  return { euros: price, currencyAtLeast: formatAmount(share.value, scale) };
}
