/*
 * Numbers with a fraction, as integers. An index of dividends or decay has 96 fractional bits: with 64, an account of
 * 10^15 units is one unit off after 52 560 ticks. What an account carries beyond its whole units has 32.
 */

export const INDEX_BITS = 96n;
/** 1 with 96 fractional bits. */
export const ONE = 1n << INDEX_BITS;

export const FRACTION_BITS = 32n;
const FRACTION_MASK = (1n << FRACTION_BITS) - 1n;

/** Whole units and a 32-bit fraction as one integer. */
export const joinFraction = (whole: number, fraction: number): bigint =>
  (BigInt(whole) << FRACTION_BITS) + BigInt(fraction);

/** The whole units of such an integer, rounded down, and its fraction, never negative. */
export const splitFraction = (value: bigint): { whole: number; fraction: number } => ({
  whole: Number(value >> FRACTION_BITS),
  fraction: Number(value & FRACTION_MASK),
});

/** A fixed-point number as it is kept: hexadecimal, without a prefix. */
export const toHex = (value: bigint): string => value.toString(16);
export const fromHex = (text: string): bigint => BigInt(`0x${text}`);

/** Guard bits: roots and powers are taken with twice the precision of an index. */
const POWER_BITS = 2n * INDEX_BITS;

/** x^exponent for x with 192 fractional bits, each product rounded down. */
function power(x: bigint, exponent: number): bigint {
  let result = 1n << POWER_BITS;
  for (let base = x, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * base) >> POWER_BITS;
    base = (base * base) >> POWER_BITS;
  }
  return result;
}

/** The root of that degree of an x below 1 with 192 fractional bits, rounded down. */
function root(x: bigint, degree: number): bigint {
  let found = 0n;
  for (let bit = POWER_BITS - 1n; bit >= 0n; bit -= 1n) {
    const candidate = found | (1n << bit);
    if (power(candidate, degree) <= x) found = candidate;
  }
  return found;
}

const greatestCommonDivisor = (left: number, right: number): number =>
  right === 0 ? left : greatestCommonDivisor(right, left % right);

/**
 * What is left of one unit after a tick, with 96 fractional bits, rounded down: (1 − rate)^(tick ÷ period).
 * Never nothing, however many periods go into a tick: an index divides by what is left.
 *
 * @param millionths the rate of a period in millionths, below 1 000 000
 */
export function factorOf(millionths: number, tickSeconds: number, periodSeconds: number): bigint {
  if (millionths === 0) return ONE;
  const common = greatestCommonDivisor(tickSeconds, periodSeconds);
  const [ticks, periods] = [tickSeconds / common, periodSeconds / common];
  const left = (BigInt(1_000_000 - millionths) << POWER_BITS) / 1_000_000n;
  // The root first: a power of what is left may be too small to take the root of.
  const factor = power(root(left, periods), ticks) >> (POWER_BITS - INDEX_BITS);
  return factor === 0n ? 1n : factor;
}
