/** Digits that an amount in dividends has beyond those of its currency. */
const MORE_DIGITS = 2;

/**
 * An amount in dividends: how many times the dividend it is, with two digits more than the currency has, to the nearest, a
 * half away from zero. `12.50` at a dividend of `10.00` is `1.2500`.
 *
 * @param minor minor units
 * @param dividend what each member receives at a tick, in minor units, above zero
 */
export function inDividends(minor: number, dividend: number, scale: number): string {
  const digits = scale + MORE_DIGITS;
  const size = BigInt(Math.abs(minor)) * 10n ** BigInt(digits);
  const whole = (2n * size + BigInt(dividend)) / (2n * BigInt(dividend));
  const text = whole.toString().padStart(digits + 1, "0");
  return `${minor < 0 && whole > 0n ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
