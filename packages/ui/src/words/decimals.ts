import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";

/** Digits after the point of an amount as the API writes it: in dividends it may have others than its currency. */
export const scaleOf = (amount: string): number => amount.split(".")[1]?.length ?? 0;

/** The minor units of an amount as the API writes it. */
export function minorOf(amount: string): number {
  const read = parseAmount(amount, scaleOf(amount));
  return read.ok ? read.value : 0;
}

/** What amounts of one currency come to, as the API writes it. */
export function sumOf(amounts: readonly string[]): string {
  const scale = Math.max(0, ...amounts.map(scaleOf));
  const sum = amounts.reduce((all, amount) => all + minorOf(amount) * 10 ** (scale - scaleOf(amount)), 0);
  return formatAmount(sum, scale);
}

export const isNothing = (amount: string): boolean => minorOf(amount) === 0;
