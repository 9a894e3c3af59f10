import { AMOUNT_MAX } from "#money/bounds.ts";

export type ParsedAmount =
  | { ok: true; value: number }
  | { ok: false; code: "amount_malformed" | "amount_out_of_bounds" };

/** Digits, grouped by three with spaces or not grouped at all, then perhaps a comma or point and decimals. */
const written = /^([-−]?)(\d+|\d{1,3}(?:[ \u00A0\u202F]\d{3})+)(?:[.,](\d+))?$/;
const groupSeparators = /[ \u00A0\u202F]/g;

/**
 * Reads an amount as people write it: `12,50`, `12.50`, `1 234,5` (a space, U+00A0 or U+202F between thousands).
 *
 * @param scale digits after the decimal point of the currency, 0 to 4
 * @returns whole minor units, negative after a minus sign; `amount_malformed` for anything that is not one number
 *   or has more decimals than the scale; `amount_out_of_bounds` beyond ±10^15 minor units
 */
export function parseAmount(text: string, scale: number): ParsedAmount {
  const [, sign, whole, decimals = ""] = written.exec(text.trim()) ?? [];
  if (whole === undefined || decimals.length > scale) return { ok: false, code: "amount_malformed" };
  // A number too long for a double is still read as one far beyond the bound.
  const minor = Number(whole.replace(groupSeparators, "") + decimals.padEnd(scale, "0"));
  if (minor > AMOUNT_MAX) return { ok: false, code: "amount_out_of_bounds" };
  return { ok: true, value: sign === "" || minor === 0 ? minor : -minor };
}

/** The whole and the decimal digits of an amount without its sign: `{ whole: "1234", decimals: "50" }`. */
export function digitsOf(minor: number, scale: number): { whole: string; decimals: string } {
  const digits = String(Math.abs(minor)).padStart(scale + 1, "0");
  const point = digits.length - scale;
  return { whole: digits.slice(0, point), decimals: digits.slice(point) };
}

/**
 * Minor units as a canonical decimal with a point and every decimal of the scale: `1234.50`, `-0.05`, `12`.
 * What the API answers with; `parseAmount` reads it back to the same figure.
 */
export function formatAmount(minor: number, scale: number): string {
  const { whole, decimals } = digitsOf(minor, scale);
  return (minor < 0 ? "-" : "") + (scale === 0 ? whole : `${whole}.${decimals}`);
}
