/**
 * The largest amount or balance, either side of zero, in minor units: 10^15.
 * Sums of a few such integers stay exact in a double (2^53 ≈ 9.007 × 10^15).
 */
export const AMOUNT_MAX = 1_000_000_000_000_000;

/** Scales a currency may have: digits after the decimal point. */
export const SCALE_MAX = 4;

/** True for a whole number of minor units within ±10^15. */
export const isWithinBounds = (minor: number): boolean =>
  Number.isInteger(minor) && Math.abs(minor) <= AMOUNT_MAX;

/** True for a whole, strictly positive number of minor units up to 10^15: what a transfer may move. */
export const isTransferable = (minor: number): boolean => minor > 0 && isWithinBounds(minor);
