/** Digits that an amount in dividends has beyond those of its currency, for those who calculate with it. */
const MORE_DIGITS = 2;

/** Digits that people read of it, as in the apps of the Ğ1. */
const SHOWN_DIGITS = 2;

/** No amount is answered with more. */
const DIGITS_MAX = 6;

/**
 * An amount in dividends: how many times the dividend it is, with two digits more than the currency has, to the nearest, a
 * half away from zero. `12.50` at a dividend of `10.00` is `1.2500`.
 *
 * @param minor minor units
 * @param dividend what each member receives at a tick, in minor units, above zero
 */
export const inDividends = (minor: number, dividend: number, scale: number): string =>
  nearest(minor, dividend, scale + MORE_DIGITS);

/**
 * The same as people read it on a screen: with two digits, and with as many more as it takes where something would look like
 * nothing, six in all. `12.50` at a dividend of `10.00` is `1.25`, `0.01` is `0.001`.
 */
export function shownInDividends(minor: number, dividend: number): string {
  for (let digits = SHOWN_DIGITS; digits < DIGITS_MAX; digits += 1) {
    const shown = nearest(minor, dividend, digits);
    if (minor === 0 || /[1-9]/.test(shown)) return shown;
  }
  return nearest(minor, dividend, DIGITS_MAX);
}

function nearest(minor: number, dividend: number, digits: number): string {
  const size = BigInt(Math.abs(minor)) * 10n ** BigInt(digits);
  const whole = (2n * size + BigInt(dividend)) / (2n * BigInt(dividend));
  const text = whole.toString().padStart(digits + 1, "0");
  return `${minor < 0 && whole > 0n ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
