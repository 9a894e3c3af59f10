const special = /[",\r\n]/;

/** Texts that a spreadsheet would take for a formula; amounts are not among them. */
const formula = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/;

/**
 * One line of CSV (RFC 4180), ended by CR LF; null is an empty cell. A text that a spreadsheet would run as a formula
 * gets an apostrophe before it.
 */
export const csvRow = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => quote(cell === null ? "" : String(cell))).join(",")}\r\n`;

function quote(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
