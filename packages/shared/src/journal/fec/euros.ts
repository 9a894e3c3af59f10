/** What one unit of a currency is worth in euros, exactly: `worth` ÷ 10^`decimals`. */
export type Rate = { worth: bigint; decimals: number };

/** Reads a rate as people write it, `1`, `0,08` or `0.08`; null for anything else, and for nothing at all. */
export function parseRate(text: string): Rate | null {
  const [, whole, decimals = ""] = /^(\d{1,6})(?:[.,](\d{1,8}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const worth = BigInt(whole + decimals);
  return worth === 0n ? null : { worth, decimals: decimals.length };
}

/** An amount of cents that need not be whole: `over` ÷ `under`. */
type ExactCents = { over: bigint; under: bigint };

const exactCents = (minor: bigint, scale: number, { worth, decimals }: Rate): ExactCents => ({
  over: minor * worth * 100n,
  under: 10n ** BigInt(scale + decimals),
});

/** Whether every amount of a currency is worth whole cents. */
export const givesWholeCents = (scale: number, rate: Rate): boolean => {
  const { over, under } = exactCents(1n, scale, rate);
  return over % under === 0n;
};

const floor = ({ over, under }: ExactCents): bigint => {
  const quotient = over / under;
  return over < 0n && quotient * under !== over ? quotient - 1n : quotient;
};

/**
 * The euro cents of amounts that sum to zero, as whole cents that sum to zero too: each is rounded down, and the cents
 * that are then missing go to those with the largest remainder, to what is above zero first where remainders are
 * equal (largest-remainder method, Hamilton’s). None is a cent or more away from its exact worth, and of two amounts that
 * stand against each other both are rounded to the nearest cent, halves away from zero.
 *
 * @param amounts minor units of one currency that sum to zero
 */
export function balancedCents(amounts: readonly number[], scale: number, rate: Rate): bigint[] {
  const parts = amounts.map((amount, place) => {
    const exact = exactCents(BigInt(amount), scale, rate);
    const cents = floor(exact);
    return { place, amount, cents, remainder: exact.over - cents * exact.under };
  });
  const missing = Number(-parts.reduce((sum, { cents }) => sum + cents, 0n));
  const raised = parts
    .toSorted((one, other) =>
      one.remainder === other.remainder
        ? other.amount - one.amount
        : one.remainder > other.remainder
          ? -1
          : 1,
    )
    .slice(0, missing);
  const places = new Set(raised.map(({ place }) => place));
  return parts.map(({ place, cents }) => (places.has(place) ? cents + 1n : cents));
}

/**
 * The same for amounts that come one after the other, too many to be held: each gets what the rounded sum of all up to
 * it gains by it. None is more than a cent away, and once the amounts sum to zero so do the cents.
 */
export class RunningCents {
  #minor = 0n;
  #cents = 0n;
  readonly #scale: number;
  readonly #rate: Rate;

  constructor(scale: number, rate: Rate) {
    this.#scale = scale;
    this.#rate = rate;
  }

  /** The euro cents of the next amount, which is in minor units. */
  next(amount: number): bigint {
    this.#minor += BigInt(amount);
    const { over, under } = exactCents(this.#minor, this.#scale, this.#rate);
    const rounded = floor({ over: 2n * over + under, under: 2n * under });
    const gained = rounded - this.#cents;
    this.#cents = rounded;
    return gained;
  }
}
