import type { Rate } from "#journal/fec/euros.ts";
import { millionthsOf } from "#policies/parts.ts";

/** A line of an invoice: how much of what, at which price before tax, in minor units, and under which VAT rate, in percent. */
export type InvoiceLine = {
  label: string;
  /** At most three decimals, with a point. */
  quantity: string;
  unit: string | null;
  unitPrice: number;
  vatRate: string;
};

/** Amounts before tax, of tax, and both together: minor units of the currency, or euro cents. */
export type InvoiceSums = { net: number; vat: number; total: number };

export type RateSums = { vatRate: string; net: number; vat: number };

export type InvoiceTotals = {
  /** The net amount of each line, in the order of the lines. */
  lines: number[];
  byRate: RateSums[];
  sums: InvoiceSums;
};

/** a ÷ b to the nearest whole number, halves upwards. Neither is negative. */
const nearest = (over: bigint, under: bigint): number => Number((2n * over + under) / (2n * under));

const thousandthsOf = (quantity: string): bigint => {
  const [whole = "", decimals = ""] = quantity.split(".");
  return BigInt(whole + decimals.padEnd(3, "0"));
};

/**
 * What an invoice comes to in its currency. Each line is rounded to the nearest minor unit; VAT is taken once for each rate, of
 * the sum of its lines (art. 242 nonies A, annexe II du CGI: the total before tax and the tax are told by rate).
 */
export function totalsOf(lines: readonly InvoiceLine[]): InvoiceTotals {
  const nets = lines.map(({ quantity, unitPrice }) =>
    nearest(thousandthsOf(quantity) * BigInt(unitPrice), 1_000n),
  );
  const nettedBy = new Map<string, number>();
  for (const [index, { vatRate }] of lines.entries())
    nettedBy.set(vatRate, (nettedBy.get(vatRate) ?? 0) + (nets[index] ?? 0));
  const byRate = [...nettedBy]
    .map(([vatRate, net]) => ({
      vatRate,
      net,
      vat: nearest(BigInt(net) * BigInt(millionthsOf(vatRate)), 1_000_000n),
    }))
    .toSorted((left, right) => Number(left.vatRate) - Number(right.vatRate));
  return { lines: nets, byRate, sums: sumsOf(byRate) };
}

/** What amounts come to together. */
function sumsOf(byRate: readonly RateSums[]): InvoiceSums {
  const net = byRate.reduce((sum, rate) => sum + rate.net, 0);
  const vat = byRate.reduce((sum, rate) => sum + rate.vat, 0);
  return { net, vat, total: net + vat };
}

/** What an amount of a currency is worth in euro cents, to the nearest. */
export const worthInCents = (minor: number, scale: number, { worth, decimals }: Rate): number =>
  nearest(BigInt(minor) * worth * 100n, 10n ** BigInt(scale + decimals));

/**
 * The same invoice in euro cents. The net amount and the tax of each rate are each converted and rounded, and then summed, so that
 * the figures of the page add up.
 */
export function eurosOf({ lines, byRate }: InvoiceTotals, scale: number, rate: Rate): InvoiceTotals {
  const cents = (minor: number) => worthInCents(minor, scale, rate);
  const converted = byRate.map(({ vatRate, net, vat }) => ({ vatRate, net: cents(net), vat: cents(vat) }));
  return { lines: lines.map(cents), byRate: converted, sums: sumsOf(converted) };
}
