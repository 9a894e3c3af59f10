/** Lines that one statement may have. */
export const LINES_MAX = 5_000;

/** One booked line of a bank statement, in euros. Texts are plain lines; null where the bank says nothing. */
export type StatementLine = {
  iban: string;
  /** The booking date, `2026-11-22`. */
  bookedOn: string;
  /** Euro cents, never 0: above zero what came in, below what went out. */
  cents: number;
  label: string;
  /** What the payer gave as a reference of their own (end-to-end or structured). */
  reference: string | null;
  /** Who paid, or was paid. */
  counterparty: string | null;
  /** The bank’s own reference of this line, where it gives one that stands for this line alone. */
  bankReference: string | null;
  /** Undoes an earlier line: a returned transfer. */
  reversal: boolean;
};

/** What was read: booked lines, and how many entries were left out because they are not booked yet or move nothing. */
export type ReadStatement = { lines: StatementLine[]; skipped: number };

export const faultCodes = [
  "xml_malformed",
  "xml_doctype",
  "xml_too_deep",
  "not_camt053",
  "part_missing",
  "iban_missing",
  "iban_wrong",
  "not_euros",
  "amount_unreadable",
  "amount_too_fine",
  "amount_missing",
  "amount_twice",
  "date_unreadable",
  "too_many_lines",
  "csv_malformed",
  "column_missing",
  "column_twice",
] as const;

/** Why a statement cannot be read, and where: the row or entry (from 1), and the name of what is missing or wrong. */
export type Fault = { code: (typeof faultCodes)[number]; at: number | null; name: string | null };

/** How reading ends early inside this folder; what leaves it is a value. */
export class Unreadable extends Error {
  readonly fault: Fault;

  constructor(code: Fault["code"], at: number | null = null, name: string | null = null) {
    super(code);
    this.name = "Unreadable";
    this.fault = { code, at, name };
  }
}

export type Reading = ({ ok: true } & ReadStatement) | { ok: false; fault: Fault };

/** Carries a reading out and makes its fault a value. */
export function reading(read: () => ReadStatement): Reading {
  try {
    return { ok: true, ...read() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, fault: error.fault };
    throw error;
  }
}
