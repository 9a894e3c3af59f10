import type { Chart, CurrencyInFile } from "#journal/fec/chart.ts";
import { RunningCents } from "#journal/fec/euros.ts";
import { legOf, withoutPassages, written } from "#journal/fec/legs.ts";
import type { Leg } from "#journal/fec/line.ts";
import type { JournalAccount, JournalBalance } from "#journal/journal.ts";

/** Charges and products begin each year at nothing: what they came to is carried forward. */
function carriedForward(leg: Leg): Leg {
  if (!/^[67]/.test(leg.account.number)) return leg;
  const account =
    leg.cents < 0n
      ? { number: "110", label: "Report à nouveau (solde créditeur)" }
      : { number: "119", label: "Report à nouveau (solde débiteur)" };
  return { ...leg, account };
}

/**
 * The balances with which a year opens, as they come page by page. Those of auxiliary accounts are given at once, one
 * line each; all others are summed by account and currency, and given at the end.
 */
export class Opening {
  readonly #chart: Chart;
  readonly #cents = new Map<string, RunningCents>();
  readonly #summed = new Map<string, Leg>();

  constructor(chart: Chart) {
    this.#chart = chart;
  }

  /** The legs of some balances, those that can be told already. */
  add(balances: readonly JournalBalance[]): Leg[] {
    const legs = balances.flatMap(({ account, posted }) => {
      const currency = this.#chart.currencies.get(account.currency.code);
      return currency?.rate && posted !== 0 ? [this.#legOf(currency, currency.rate, account, posted)] : [];
    });
    for (const leg of legs) if (leg.auxiliary === null) this.#sum(leg);
    return legs.filter(({ auxiliary, cents }) => auxiliary !== null && cents !== 0n);
  }

  /** The legs that were summed; with those before they sum to zero. */
  end(): Leg[] {
    return written(withoutPassages([...this.#summed.values()]).map(carriedForward));
  }

  #legOf(
    currency: CurrencyInFile,
    rate: NonNullable<CurrencyInFile["rate"]>,
    account: JournalAccount,
    minor: number,
  ): Leg {
    const running = this.#cents.get(currency.code) ?? new RunningCents(currency.scale, rate);
    this.#cents.set(currency.code, running);
    return legOf(this.#chart, currency, account, { minor, cents: running.next(minor) });
  }

  #sum(leg: Leg): void {
    const key = `${leg.account.number} ${leg.currency.code}`;
    const before = this.#summed.get(key);
    this.#summed.set(
      key,
      before ? { ...before, cents: before.cents + leg.cents, minor: before.minor + leg.minor } : leg,
    );
  }
}
