import type { Leg } from "#journal/fec/line.ts";

const nameOf = ({ account, auxiliary }: Leg): string => auxiliary?.number ?? account.number;

/**
 * Rounding that gathers over a year: the sum of what was written on an account, each line rounded to the cent, against
 * what the account is worth at the end. It only arises where a rate does not give whole cents.
 */
export class Drift {
  readonly #written = new Map<string, bigint>();
  readonly #worth = new Map<string, { leg: Leg; cents: bigint }>();

  /** Lines that the file has, before anything of them is carried forward. */
  write(legs: readonly Leg[]): void {
    for (const leg of legs) {
      const name = nameOf(leg);
      this.#written.set(name, (this.#written.get(name) ?? 0n) + leg.cents);
      if (!this.#worth.has(name)) this.#worth.set(name, { leg, cents: 0n });
    }
  }

  /** What accounts are worth at the end. */
  weigh(legs: readonly Leg[]): void {
    for (const leg of legs) {
      const name = nameOf(leg);
      this.#worth.set(name, { leg, cents: (this.#worth.get(name)?.cents ?? 0n) + leg.cents });
    }
  }

  /** The legs that bring every account to its worth. They move no unit of a currency. */
  legs(): Leg[] {
    return [...this.#worth].map(([name, { leg, cents }]) => ({
      ...leg,
      cents: cents - (this.#written.get(name) ?? 0n),
      minor: 0,
    }));
  }
}
