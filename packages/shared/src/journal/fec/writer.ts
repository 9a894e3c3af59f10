import { DAY_MS } from "#calendar/date.ts";
import { BalanceSheet } from "#journal/fec/balanceSheet.ts";
import type { Chart } from "#journal/fec/chart.ts";
import { Drift } from "#journal/fec/drift.ts";
import { fecDay, type YearPeriod } from "#journal/fec/financialYear.ts";
import { carriedForward, legsOf, withoutPassages, written } from "#journal/fec/legs.ts";
import { cell, type Ecriture, fecLine, headerLine, type Leg } from "#journal/fec/line.ts";
import type { JournalBalance, JournalEntry } from "#journal/journal.ts";

/** What transfers are called in a French journal. */
const labels: Readonly<Record<string, string>> = {
  payment: "Paiement",
  issue: "Émission",
  redemption: "Reconversion",
  capture: "Encaissement",
  reversal: "Annulation",
};

const frenchDay = (moment: number): string =>
  new Date(moment).toISOString().slice(0, 10).split("-").toReversed().join("/");

/**
 * Writes the *Fichier des écritures comptables* of one financial year, as article A47 A-1 of the Livre des procédures
 * fiscales has it (VII to XII): eighteen columns that a first line names, separated by tabs, lines ended by CR LF, days
 * as `AAAAMMJJ`, a decimal comma and no separator of thousands, one sequence of numbers without a gap in the order of
 * validation, which begins with what stood before, and every écriture balanced to the cent.
 *
 * One file, one writer, its functions in this order: `begin`, `open` for each page of balances, `endOpening`, `entry`
 * for each transfer; then, where a year is over whose rates do not give whole cents, `close` for each page of balances
 * and `endClosing`. What it holds meanwhile grows with the accounts, not with what happens on them.
 */
export class FecWriter {
  readonly #chart: Chart;
  readonly #period: Pick<YearPeriod, "from" | "to">;
  readonly #opening: BalanceSheet;
  readonly #closing: BalanceSheet;
  readonly #drift = new Drift();
  #number = 0;
  #isOpeningBegun = false;

  constructor(chart: Chart, period: Pick<YearPeriod, "from" | "to">) {
    this.#chart = chart;
    this.#period = period;
    this.#opening = new BalanceSheet(chart);
    this.#closing = new BalanceSheet(chart);
  }

  begin(): string {
    return headerLine;
  }

  /** What some accounts stood at before the period. */
  open(balances: readonly JournalBalance[]): string {
    return this.#writeOpening(this.#opening.add(balances));
  }

  endOpening(): string {
    return this.#writeOpening(withoutPassages(this.#opening.end()));
  }

  /** A transfer and its postings; nothing where it moved no cent of a currency in the file. */
  entry(entry: JournalEntry): string {
    const { transfer } = entry;
    const memo = cell(transfer.memo ?? "");
    const name = `${labels[transfer.kind] ?? "Opération"} n° ${transfer.seq}`;
    const legs = legsOf(this.#chart, entry);
    this.#drift.write(legs);
    return this.#write(legs, {
      journal: this.#chart.journalFor(transfer.kind),
      day: fecDay(transfer.at),
      piece: cell(transfer.reference ?? "") || transfer.id,
      label: memo === "" ? name : `${name} - ${memo}`,
    });
  }

  /** What some accounts stand at when the year is over. */
  close(balances: readonly JournalBalance[]): void {
    this.#drift.weigh(this.#closing.add(balances));
  }

  /** Brings every account to what it is worth, where a year of rounding left it a little beside. */
  endClosing(): string {
    this.#drift.weigh(this.#closing.end());
    const last = this.#period.to - DAY_MS;
    return this.#write(written(this.#drift.legs()), {
      journal: this.#chart.journalFor("rounding"),
      day: fecDay(last),
      piece: `EA${fecDay(last)}`,
      label: `Écarts d'arrondi au ${frenchDay(last)}`,
    });
  }

  #write(legs: readonly Leg[], ecriture: Omit<Ecriture, "number">): string {
    if (legs.length === 0) return "";
    this.#number += 1;
    return legs.map((leg) => fecLine({ ...ecriture, number: this.#number }, leg)).join("");
  }

  /** All pages of an opening are one écriture. */
  #writeOpening(legs: readonly Leg[]): string {
    this.#drift.write(legs);
    const lines = written(legs.map(carriedForward));
    if (lines.length === 0) return "";
    if (this.#isOpeningBegun) this.#number -= 1;
    this.#isOpeningBegun = true;
    const day = fecDay(this.#period.from);
    return this.#write(lines, {
      journal: this.#chart.journalFor("opening"),
      day,
      piece: `AN${day}`,
      label: `Soldes au ${frenchDay(this.#period.from - DAY_MS)}`,
    });
  }
}

/**
 * The name that article A47 A-1 wants: `123456782FEC20261231.txt`; with the community’s address where no SIREN is known.
 *
 * @param closes the last day of the financial year, `20261231`
 */
export const fecFileName = ({ siren }: Chart, slug: string, closes: string): string =>
  `${siren ?? slug}FEC${closes}.txt`;
