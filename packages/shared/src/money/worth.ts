/** What an amount of a currency is worth in euros, exactly: so many cents for so many minor units, both above zero. */
export type Worth = { cents: bigint; minor: bigint };

/** What minor units of a currency are worth, in cents to the nearest one, halves away from zero. */
export function centsFor(minor: number, worth: Worth): number {
  const size = BigInt(Math.abs(minor)) * worth.cents;
  const cents = Number((2n * size + worth.minor) / (2n * worth.minor));
  return minor < 0 && cents > 0 ? -cents : cents;
}

/** What cents are worth in minor units of a currency; a part of a unit counts as a whole one, so that nobody is short of any. */
export const minorFor = (cents: number, worth: Worth): number =>
  Number((BigInt(cents) * worth.minor + worth.cents - 1n) / worth.cents);
