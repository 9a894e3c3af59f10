import type { Chart } from "#journal/fec/chart.ts";
import { type Rate, RunningCents } from "#journal/fec/euros.ts";
import { legOf } from "#journal/fec/legs.ts";
import type { Leg } from "#journal/fec/line.ts";
import type { JournalBalance } from "#journal/journal.ts";

/**
 * What accounts stand at, in euros, as balances come page by page in the order of the accounts. Auxiliary accounts
 * are told at once; all others are summed by account and currency, and told at the end. It sums to zero, and the same
 * balances always give the same cents: so a year opens with what the one before ended with.
 */
export class BalanceSheet {
  readonly #chart: Chart;
  readonly #cents = new Map<string, RunningCents>();
  readonly #summed = new Map<string, Leg>();

  constructor(chart: Chart) {
    this.#chart = chart;
  }

  /** The legs of those among some balances that can be told already. */
  add(balances: readonly JournalBalance[]): Leg[] {
    const legs = balances.flatMap(({ account, posted }) => {
      const currency = this.#chart.currencies.get(account.currency.code);
      if (!currency?.rate || posted === 0) return [];
      const cents = this.#runningIn(currency.code, currency.scale, currency.rate).next(posted);
      return [legOf(this.#chart, currency, account, { minor: posted, cents })];
    });
    for (const leg of legs) if (leg.auxiliary === null) this.#sum(leg);
    return legs.filter(({ auxiliary }) => auxiliary !== null);
  }

  /** The legs that were summed; with those before they sum to zero. */
  end(): Leg[] {
    return [...this.#summed.values()];
  }

  #runningIn(code: string, scale: number, rate: Rate): RunningCents {
    const running = this.#cents.get(code) ?? new RunningCents(scale, rate);
    this.#cents.set(code, running);
    return running;
  }

  #sum(leg: Leg): void {
    const key = `${leg.account.number} ${leg.currency.code}`;
    const before = this.#summed.get(key);
    const sum = before ? { cents: before.cents + leg.cents, minor: before.minor + leg.minor } : {};
    this.#summed.set(key, { ...leg, ...sum });
  }
}
