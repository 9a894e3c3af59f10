import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import type { Fee } from "#screens/trust/trust.ts";
import { minorOf, scaleOf } from "@mereau/ui/words/decimals.ts";

/** The least that may be paid where the price is free; something is paid even where it is free from nothing up. */
export const leastOf = ({ amount, minimum }: Pick<Fee, "amount" | "minimum">): string =>
  formatAmount(Math.max(minorOf(minimum ?? amount), 1), scaleOf(amount));

/** What is paid of a fee: what it asks for, or what was typed where the price is free; null: that cannot be paid. */
export function paidOf(fee: Pick<Fee, "amount" | "minimum">, typed: string): string | null {
  if (fee.minimum === null) return fee.amount;
  const scale = scaleOf(fee.amount);
  const read = parseAmount(typed, scale);
  return read.ok && read.value >= minorOf(leastOf(fee)) ? formatAmount(read.value, scale) : null;
}
