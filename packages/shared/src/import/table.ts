import Papa from "papaparse";

/** Lines that one file may have. */
export const IMPORT_LINES_MAX = 25_000;

export const importDelimiters = [",", ";", "\t", "|"] as const;
export type ImportDelimiter = (typeof importDelimiters)[number];

/** A line with where it begins in the file, from 1. */
export type ImportRow = { line: number; cells: string[] };

export type ImportTable = { header: string[]; rows: ImportRow[]; delimiter: ImportDelimiter };

/**
 * A file of values as a table. Empty lines are passed over, and counted; a line that is quoted badly is read as it can be.
 *
 * @param delimiter what separates the columns; none: what fits its first lines best
 */
export function readImportTable(text: string, delimiter?: ImportDelimiter): ImportTable {
  const separator = delimiter ?? guessDelimiter(text);
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), { delimiter: separator });
  const rows: ImportRow[] = [];
  let line = 1;
  for (const cells of data) {
    const breaks = cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells: cells.map(unguarded) });
    line += 1 + breaks;
  }
  const [header, ...rest] = rows;
  return { header: (header?.cells ?? []).map((cell) => cell.trim()), rows: rest, delimiter: separator };
}

/** A cell without the apostrophe that kept a spreadsheet from taking it for a formula (`journal/csvRow`). */
const unguarded = (cell: string): string => cell.replace(/^'(?=[=+@\t\r-])/, "");

/** The one that parts most of the first lines into the same number of columns, and most columns. */
function guessDelimiter(text: string): ImportDelimiter {
  let best: { delimiter: ImportDelimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of importDelimiters) {
    const { data } = Papa.parse<string[]>(text.slice(0, 20_000), {
      delimiter,
      preview: 20,
      skipEmptyLines: "greedy",
    });
    const wide = data[0]?.length ?? 0;
    const score = wide < 2 ? 0 : (data.filter((cells) => cells.length === wide).length / data.length) * wide;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
