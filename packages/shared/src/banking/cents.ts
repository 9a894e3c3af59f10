import { AMOUNT_MAX } from "#money/bounds.ts";

export type ReadCents =
  | { ok: true; cents: number }
  | { ok: false; code: "amount_unreadable" | "amount_too_fine" };

/** Digits and, after the decimal point, digits; in one exact step, never through a fraction. */
function fromDigits(whole: string, decimals: string): ReadCents {
  if (/[1-9]/.test(decimals.slice(2))) return { ok: false, code: "amount_too_fine" };
  const cents = BigInt(whole) * 100n + BigInt(decimals.slice(0, 2).padEnd(2, "0"));
  return cents > BigInt(AMOUNT_MAX)
    ? { ok: false, code: "amount_unreadable" }
    : { ok: true, cents: Number(cents) };
}

/**
 * Euro cents from an amount as ISO 20022 writes it: `50`, `50.5`, `50.00000`; never negative.
 * `amount_too_fine` for a part of a cent, `amount_unreadable` for anything else.
 */
export function centsOfXml(text: string): ReadCents {
  const [, whole, decimals = ""] = /^(\d{1,18})(?:\.(\d{0,17}))?$/.exec(text) ?? [];
  return whole === undefined ? { ok: false, code: "amount_unreadable" } : fromDigits(whole, decimals);
}

const inCsv = {
  ",": /^([-+−]?)(\d{1,18}|\d{1,3}(?:[ \u00a0\u202f.']\d{3})+)(?:,(\d{0,17}))?(-?)$/,
  ".": /^([-+−]?)(\d{1,18}|\d{1,3}(?:[ \u00a0\u202f,']\d{3})+)(?:\.(\d{0,17}))?(-?)$/,
} as const;

/**
 * Euro cents from an amount in a bank's table: `1 234,50`, `-12,00 €`, `+1.234,5`, `12,00-`; negative below zero.
 *
 * @param decimal what stands before the cents
 */
export function centsOfCsv(text: string, decimal: "," | "."): ReadCents {
  const figure = text.replace(/^EUR\b|€|\bEUR$/g, "").trim();
  const [, sign, whole, decimals = "", after] = inCsv[decimal].exec(figure) ?? [];
  if (whole === undefined || (sign !== "" && after !== "")) return { ok: false, code: "amount_unreadable" };
  const read = fromDigits(whole.replace(/\D/g, ""), decimals);
  const negative = sign === "-" || sign === "−" || after === "-";
  return read.ok && negative && read.cents !== 0 ? { ok: true, cents: -read.cents } : read;
}

/**
 * What is issued for euros that came in: minor units of the currency, exactly. `perEuro` is how many of them one euro buys:
 * 10^scale where a currency is backed one for one. null when it is no whole number of them, or beyond what a ledger counts.
 */
export function issuedFor(cents: number, perEuro: number): number | null {
  const hundredfold = BigInt(cents) * BigInt(perEuro);
  const issued = hundredfold / 100n;
  if (hundredfold % 100n !== 0n || issued < 1n || issued > BigInt(AMOUNT_MAX)) return null;
  return Number(issued);
}
