import Papa from "papaparse";

import type { CsvColumn, CsvMapping } from "#contracts/bankMappings.ts";
import { centsOfCsv } from "#banking/cents.ts";
import { readDay } from "#banking/day.ts";
import {
  LINES_MAX,
  reading,
  type Reading,
  type ReadStatement,
  type StatementLine,
  Unreadable,
} from "#banking/line.ts";
import { plain } from "#banking/plain.ts";

type Row = { cells: readonly string[]; at: number };

/** The rows of the table, without those around it that the mapping passes over; `at` counts rows of the file, from 1. */
function rowsOf(text: string, { separator, skipRows, skipLastRows }: CsvMapping): Row[] {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), {
    delimiter: separator,
    header: false,
    dynamicTyping: false,
    preview: LINES_MAX + skipRows + skipLastRows + 2,
  });
  const [error] = errors;
  if (error) throw new Unreadable("csv_malformed", error.row === undefined ? null : error.row + 1);
  const rows = data
    .map((cells, index) => ({ cells, at: index + 1 }))
    .slice(skipRows)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  return rows.slice(0, Math.max(0, rows.length - skipLastRows));
}

const nameOf = (text: string): string => plain(text).toLowerCase();

/** Finds a column: by its place from 1, or by its name in the header. */
function columnFinder(header: Row | undefined): (column: CsvColumn) => number {
  const names = (header?.cells ?? []).map(nameOf);
  return (column) => {
    if (typeof column === "number") return column - 1;
    const place = names.indexOf(nameOf(column));
    if (place === -1) throw new Unreadable("column_missing", header?.at ?? null, column);
    if (names.includes(nameOf(column), place + 1))
      throw new Unreadable("column_twice", header?.at ?? null, column);
    return place;
  };
}

/** What a mapping says, with the places of its columns looked up once. */
function readerOf(
  mapping: CsvMapping,
  header: Row | undefined,
  iban: string,
): (row: Row) => StatementLine | null {
  const find = columnFinder(header);
  const optional = (column: CsvColumn | null) => (column === null ? null : find(column));
  const date = find(mapping.date);
  const [amount, debit, credit] = [mapping.amount, mapping.debit, mapping.credit].map(optional);
  const labels = mapping.label.map(find);
  const [reference, counterparty, bankReference] = [
    mapping.reference,
    mapping.counterparty,
    mapping.bankReference,
  ].map(optional);

  const centsOf = (row: Row, place: number | null | undefined): number | null => {
    const text = place == null ? "" : plain(row.cells[place] ?? "");
    if (text === "") return null;
    const read = centsOfCsv(text, mapping.decimal);
    if (!read.ok) throw new Unreadable(read.code, row.at, text);
    return read.cents;
  };

  /** Banks write a debit with or without its sign, and may fill the other column with a zero. */
  const signedCents = (row: Row): number => {
    const single = centsOf(row, amount);
    if (single !== null) return single;
    const [out, came] = [centsOf(row, debit), centsOf(row, credit)];
    if (out === null && came === null) throw new Unreadable("amount_missing", row.at);
    if (out && came) throw new Unreadable("amount_twice", row.at);
    return came || -Math.abs(out ?? 0);
  };

  const textOf = (row: Row, place: number | null | undefined): string | null =>
    place == null ? null : plain(row.cells[place] ?? "") || null;

  return (row) => {
    const written = plain(row.cells[date] ?? "");
    const bookedOn = readDay(written, mapping.dateFormat);
    if (bookedOn === null) throw new Unreadable("date_unreadable", row.at, written);
    const cents = signedCents(row);
    if (cents === 0) return null;
    const label = labels.map((place) => plain(row.cells[place] ?? "")).filter((text) => text !== "");
    return {
      iban,
      bookedOn,
      cents,
      label: label.join(" "),
      reference: textOf(row, reference),
      counterparty: textOf(row, counterparty),
      bankReference: textOf(row, bankReference),
      reversal: false,
    };
  };
}

/**
 * The lines of a bank’s table, as the mapping says how to read it. Rows without anything are passed over; a row without a
 * day or an amount refuses the file, so that nothing goes missing unseen.
 *
 * @param iban the account that the table is of, which it does not say itself
 */
export const readCsv = (text: string, mapping: CsvMapping, iban: string): Reading =>
  reading(() => {
    const rows = rowsOf(text, mapping);
    const header = mapping.header ? rows.shift() : undefined;
    const readLine = readerOf(mapping, header, iban);
    const read: ReadStatement = { lines: [], skipped: 0 };
    for (const row of rows) {
      const line = readLine(row);
      if (line === null) read.skipped += 1;
      else read.lines.push(line);
    }
    if (read.lines.length > LINES_MAX) throw new Unreadable("too_many_lines");
    return read;
  });
