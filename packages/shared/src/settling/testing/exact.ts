import { FRACTION_BITS, INDEX_BITS, ONE } from "#settling/fixed.ts";

/*
 * The naive model: at every tick it walks over every account, and it never rounds. What a tick leaves of one unit is
 * recorded with 96 fractional bits, so an account is a whole number over a power of two, whatever happened to it.
 */

/** numerator ÷ 2^bits. */
export type Exact = { numerator: bigint; bits: bigint };

export const exactly = (whole: number): Exact => ({ numerator: BigInt(whole), bits: 0n });

export const plus = ({ numerator, bits }: Exact, whole: number): Exact => ({
  numerator: numerator + (BigInt(whole) << bits),
  bits,
});

const times = (value: Exact, factor: bigint): Exact =>
  factor === ONE ? value : { numerator: value.numerator * factor, bits: value.bits + INDEX_BITS };

/** How far whole units and their fraction stand above the exact value, in units. */
export function deviation({ numerator, bits }: Exact, whole: number, fraction: number): number {
  const kept = (BigInt(whole) << FRACTION_BITS) + BigInt(fraction);
  const difference = (kept << bits) - (numerator << FRACTION_BITS);
  // A double is precise enough for what is left once both are compared at 128 fractional bits.
  const scaled = (difference << 128n) >> (bits + FRACTION_BITS);
  return Number(scaled) / 2 ** 128;
}

export type ExactAccount = { value: Exact; held: number; receives: boolean };

/** What one tick makes of an account: d of what stands above the floor, then the dividend. */
export function tickExactly(
  { value, held, receives }: ExactAccount,
  { factor, floor, dividend }: { factor: bigint; floor: number; dividend: number },
): Exact {
  const keeps = floor + held;
  const above = plus(value, -keeps);
  const left = above.numerator > 0n ? plus(times(above, factor), keeps) : value;
  return receives ? plus(left, dividend) : left;
}
