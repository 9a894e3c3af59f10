/** What parts cells: spreadsheets of languages with a decimal comma want a semicolon. */
type Separator = "," | ";";

const special = { ",": /[",\r\n]/, ";": /[";\r\n]/ } as const;

/** Texts that a spreadsheet would take for a formula; amounts are not among them. */
const formula = /^[=+@\t\r]|^-(?!\d+([.,]\d+)?$)/;

/**
 * One line of CSV (RFC 4180), ended by CR LF; null is an empty cell. A text that a spreadsheet would run as a formula
 * gets an apostrophe before it.
 */
export const csvRow = (cells: readonly (string | number | null)[], separator: Separator = ","): string =>
  `${cells.map((cell) => quote(cell === null ? "" : String(cell), separator)).join(separator)}\r\n`;

function quote(text: string, separator: Separator): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return special[separator].test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
