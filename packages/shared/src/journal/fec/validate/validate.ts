import { columnNames, type FecFields, faultsOfFields, readCents } from "#journal/fec/validate/fields.ts";
import { Numbering } from "#journal/fec/validate/numbering.ts";

export type FecFault = { line: number; what: string };

/** What a file says, and what is wrong with it. Figures are euro cents. */
export type FecReport = {
  faults: FecFault[];
  /** Whether there are more faults than are told. */
  isCutShort: boolean;
  lines: number;
  ecritures: number;
  debit: bigint;
  credit: bigint;
  /** The first and the last day of an écriture, `20261122`. */
  days: { first: string; last: string } | null;
  /** Debit − credit of each account, by `CompteNum`, or `CompteNum CompAuxNum` for an auxiliary one. */
  balances: Map<string, bigint>;
};

type Open = { number: string; journal: string; day: string; line: number; sum: bigint };

const FAULTS_MAX = 100;

/** `1300,50`, `-0,01`. */
export const euros = (cents: bigint): string => {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)},${digits.slice(-2)}`;
};

/** Reads a *Fichier des écritures comptables* line by line, the header first, without knowing who wrote it. */
export class FecReader {
  readonly #faults: FecFault[] = [];
  readonly #numbering = new Numbering();
  readonly #seen = new Set<string>();
  readonly #labels = new Map<string, string>();
  readonly #balances = new Map<string, bigint>();
  #faultCount = 0;
  #header: { separator: string; names: string[] } | null = null;
  #line = 0;
  #open: Open | null = null;
  #validated = "";
  #days: FecReport["days"] = null;
  #debit = 0n;
  #credit = 0n;

  /** One line, without its end. */
  read(text: string): void {
    this.#line += 1;
    if (this.#line === 1) return this.#readHeader(text);
    const fields = this.#split(text);
    if (!fields) return;
    for (const what of faultsOfFields(fields)) this.#fault(what);
    this.#readOrder(fields);
    this.#readSides(fields);
    this.#readLabels(fields);
  }

  end(): FecReport {
    this.#close();
    for (const { line, what } of this.#numbering.end()) this.#fault(what, line);
    if (this.#line < 2) this.#fault("there is no écriture");
    if (this.#debit !== this.#credit)
      this.#fault(`debits come to ${euros(this.#debit)}, credits to ${euros(this.#credit)}`);
    return {
      faults: this.#faults,
      isCutShort: this.#faultCount > this.#faults.length,
      lines: Math.max(0, this.#line - 1),
      ecritures: this.#seen.size,
      debit: this.#debit,
      credit: this.#credit,
      days: this.#days,
      balances: this.#balances,
    };
  }

  #fault(what: string, line = this.#line): void {
    this.#faultCount += 1;
    if (this.#faults.length < FAULTS_MAX) this.#faults.push({ line, what });
  }

  #readHeader(text: string): void {
    const separator = text.includes("\t") ? "\t" : "|";
    const names = text.split(separator);
    this.#header = { separator, names };
    if (columnNames.some((name, place) => names[place] !== name))
      this.#fault(`the first line must begin with the names ${columnNames.join(", ")}, in this order`);
  }

  #split(text: string): FecFields | null {
    const { separator, names } = this.#header ?? { separator: "\t", names: [] };
    const values = text.split(separator);
    if (values.length === names.length)
      return new Map(names.map((name, place) => [name, values[place] ?? ""]));
    this.#fault(text === "" ? "the line is empty" : `${values.length} columns instead of ${names.length}`);
    return null;
  }

  /** Whether the line goes on with its écriture or begins the next one, and whether days follow one another. */
  #readOrder(fields: FecFields): void {
    const [number = "", journal = "", day = "", validated = ""] = [
      "EcritureNum",
      "JournalCode",
      "EcritureDate",
      "ValidDate",
    ].map((name) => fields.get(name) ?? "");
    if (validated < this.#validated)
      this.#fault(`ValidDate goes back from ${this.#validated} to ${validated}`);
    this.#validated = validated;
    const { first, last } = this.#days ?? { first: day, last: day };
    this.#days = { first: day < first ? day : first, last: day > last ? day : last };
    if (this.#open?.number === number && this.#open.journal === journal) {
      if (this.#open.day !== day) this.#fault(`écriture ${number} has two days`);
      return;
    }
    this.#close();
    const name = `${journal} ${number}`;
    if (this.#seen.has(name)) this.#fault(`écriture ${number} is torn apart, or its number used twice`);
    this.#seen.add(name);
    this.#numbering.next(journal, number, this.#line);
    this.#open = { number, journal, day, line: this.#line, sum: 0n };
  }

  #readSides(fields: FecFields): void {
    const debit = readCents(fields.get("Debit") ?? "");
    const credit = readCents(fields.get("Credit") ?? "");
    if (debit === null || credit === null) return this.#fault("Debit and Credit must be euros and cents");
    if ((debit === 0n) === (credit === 0n)) this.#fault("a line has a debit or a credit, and not both");
    this.#debit += debit;
    this.#credit += credit;
    if (this.#open) this.#open.sum += debit - credit;
    const account = `${fields.get("CompteNum") ?? ""} ${fields.get("CompAuxNum") ?? ""}`.trim();
    this.#balances.set(account, (this.#balances.get(account) ?? 0n) + debit - credit);
  }

  /** A code has one label throughout the file. */
  #readLabels(fields: FecFields): void {
    const pairs = [
      ["JournalCode", "JournalLib"],
      ["CompteNum", "CompteLib"],
      ["CompAuxNum", "CompAuxLib"],
    ] as const;
    for (const [code, label] of pairs) {
      const key = `${code} ${fields.get(code) ?? ""}`;
      const said = fields.get(label) ?? "";
      const before = this.#labels.get(key) ?? said;
      if (before !== said) this.#fault(`${key} is called “${said}” here, and “${before}” before`);
      this.#labels.set(key, before);
    }
  }

  #close(): void {
    if (this.#open && this.#open.sum !== 0n)
      this.#fault(
        `écriture ${this.#open.number} is out of balance by ${euros(this.#open.sum)}`,
        this.#open.line,
      );
    this.#open = null;
  }
}

/** A whole file at once; its lines end with LF or CR LF. */
export function validateFec(text: string): FecReport {
  const reader = new FecReader();
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  for (const line of lines) reader.read(line);
  return reader.end();
}
