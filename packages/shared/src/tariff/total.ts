import { AMOUNT_MAX } from "#money/bounds.ts";

/** A product’s price at the time, and how many are bought. `cents` is the whole price in euros, where part of it may be paid so. */
export type PricedLine = {
  /** Minor units of the currency, for one. */
  amount: number;
  cents: number | null;
  /** Percent that is paid in the currency at least. */
  minimumShare: number;
  quantity: number;
};

export type Total =
  | { ok: true; amount: number }
  | { ok: false; code: "amount_out_of_bounds" }
  /** `cents`: the most that may be paid in euros. */
  | { ok: false; code: "share_in_currency_too_small"; cents: number };

/**
 * What products cost in the currency, in minor units, where so many cents of their price are paid in euros. Those cents
 * are taken off the products that have a price in euros, in proportion, and what is left is rounded up to a whole unit.
 */
export function totalOf(lines: readonly PricedLine[], cents: number): Total {
  let [whole, divisible, inEuros, most] = [0n, 0n, 0n, 0n];
  for (const line of lines) {
    const quantity = BigInt(line.quantity);
    const amount = BigInt(line.amount) * quantity;
    whole += amount;
    if (line.cents === null) continue;
    const price = BigInt(line.cents) * quantity;
    divisible += amount;
    inEuros += price;
    most += (price * BigInt(100 - line.minimumShare)) / 100n;
  }
  if (whole > BigInt(AMOUNT_MAX)) return { ok: false, code: "amount_out_of_bounds" };
  if (BigInt(cents) > most) return { ok: false, code: "share_in_currency_too_small", cents: Number(most) };
  const left = cents === 0 ? divisible : roundedUp(divisible * (inEuros - BigInt(cents)), inEuros);
  const amount = Number(whole - divisible + left);
  // A purchase is a transfer: something of it is paid in the currency
  return amount === 0
    ? { ok: false, code: "share_in_currency_too_small", cents: Math.max(0, cents - 1) }
    : { ok: true, amount };
}

const roundedUp = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;
