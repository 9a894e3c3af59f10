import type { Language } from "@mereau/shared/contracts/common.ts";
import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { displayFigure } from "@mereau/shared/money/display.ts";

/** How many decimals an amount is answered with, and in minor units of so many. */
function minorOf(amount: string): { minor: number; scale: number } {
  const scale = amount.split(".")[1]?.length ?? 0;
  const read = parseAmount(amount, scale);
  if (!read.ok) throw new Error(`An amount was answered as ${amount}`);
  return { minor: read.value, scale };
}

/** An amount of the API as a column has it: `1 234,50`. */
export function figure(amount: string, language: Language): string {
  const { minor, scale } = minorOf(amount);
  return displayFigure(minor, scale, language);
}

/** The same with its sign, whichever it is: `+ 12,50`, `− 7,40`. */
export function signedFigure(amount: string, language: Language): string {
  const { minor, scale } = minorOf(amount);
  const sign = minor < 0 ? "−" : "+";
  return `${sign}\u202f${displayFigure(Math.abs(minor), scale, language)}`;
}

export const isZero = (amount: string): boolean => minorOf(amount).minor === 0;
