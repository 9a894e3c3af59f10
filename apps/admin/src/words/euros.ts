import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { displayAmount } from "@mereau/shared/money/display.ts";
import { EURO_SCALE, euro } from "@mereau/shared/money/euro.ts";
import { minorOf } from "@mereau/ui/words/decimals.ts";
import { language } from "#texts/language.ts";

/** Euros as the API writes them, in a sentence: `248,50 €`. */
export const inEuros = (euros: string): string => displayAmount(minorOf(euros), euro, language.value);

/** Euros as people type them, as the API writes them; null: it is no amount. */
export function eurosIn(typed: string): string | null {
  const read = parseAmount(typed, EURO_SCALE);
  return read.ok && read.value >= 0 ? formatAmount(read.value, EURO_SCALE) : null;
}

/** `one − other`, as the API writes euros. */
export const less = (one: string, other: string): string =>
  formatAmount(minorOf(one) - minorOf(other), EURO_SCALE);
