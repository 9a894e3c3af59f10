/** A year of the Gregorian calendar, in days, on average. */
const YEAR_DAYS = 365.2425;

/**
 * How often a unit changes hands in a year: what was paid in some days ÷ the mean of what circulated at the end of each of them, as
 * many times as those days go into a year. Fisher’s transactions velocity V = T ÷ M (Irving Fisher, *The Purchasing Power of Money*,
 * 1911, chapter II). `paid` in minor units, `ends` what circulated at the end of each day. Two decimals, rounded down; null where
 * nothing circulated.
 */
export function velocityOf(paid: number, ends: readonly number[]): number | null {
  const sum = ends.reduce((total, one) => total + one, 0);
  if (sum <= 0) return null;
  // paid ÷ (sum ÷ days) × (year ÷ days) = paid × year ÷ sum
  return Math.floor((100 * paid * YEAR_DAYS) / sum) / 100;
}
