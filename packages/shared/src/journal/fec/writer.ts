import type { Chart } from "#journal/fec/chart.ts";
import { fecDay } from "#journal/fec/financialYear.ts";
import { legsOf } from "#journal/fec/legs.ts";
import { cell, type Ecriture, fecLine, headerLine, type Leg } from "#journal/fec/line.ts";
import { Opening } from "#journal/fec/opening.ts";
import type { JournalBalance, JournalEntry } from "#journal/journal.ts";

const DAY_MS = 86_400_000;

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
 * for each transfer. What it holds meanwhile does not grow with the ledger.
 */
export class FecWriter {
  readonly #chart: Chart;
  readonly #first: number;
  readonly #opening: Opening;
  #number = 0;
  #isOpeningBegun = false;

  /** @param first the first moment of the period, in milliseconds since 1970 */
  constructor(chart: Chart, first: number) {
    this.#chart = chart;
    this.#first = first;
    this.#opening = new Opening(chart);
  }

  begin(): string {
    return headerLine;
  }

  /** What some accounts stood at before the period. */
  open(balances: readonly JournalBalance[]): string {
    return this.#writeOpening(this.#opening.add(balances));
  }

  endOpening(): string {
    return this.#writeOpening(this.#opening.end());
  }

  /** A transfer and its postings; nothing where it moved no cent of a currency in the file. */
  entry(entry: JournalEntry): string {
    const legs = legsOf(this.#chart, entry);
    if (legs.length === 0) return "";
    const { transfer } = entry;
    const memo = cell(transfer.memo ?? "");
    const name = `${labels[transfer.kind] ?? "Opération"} n° ${transfer.seq}`;
    this.#number += 1;
    const ecriture: Ecriture = {
      journal: this.#chart.journalFor(transfer.kind),
      number: this.#number,
      day: fecDay(transfer.at),
      piece: cell(transfer.reference ?? "") || transfer.id,
      label: memo === "" ? name : `${name} - ${memo}`,
    };
    return legs.map((leg) => fecLine(ecriture, leg)).join("");
  }

  #writeOpening(legs: readonly Leg[]): string {
    if (legs.length === 0) return "";
    if (!this.#isOpeningBegun) this.#number += 1;
    this.#isOpeningBegun = true;
    const day = fecDay(this.#first);
    const before = frenchDay(this.#first - DAY_MS);
    const journal = this.#chart.journalFor("opening");
    const ecriture = { journal, number: this.#number, day, piece: `AN${day}`, label: `Soldes au ${before}` };
    return legs.map((leg) => fecLine(ecriture, leg)).join("");
  }
}

/**
 * The name that article A47 A-1 wants: `123456782FEC20261231.txt`; with the community’s address where no SIREN is known.
 *
 * @param closes the last day of the financial year, `20261231`
 */
export const fecFileName = ({ siren }: Chart, slug: string, closes: string): string =>
  `${siren ?? slug}FEC${closes}.txt`;
