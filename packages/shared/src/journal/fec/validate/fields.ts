/*
 * What each column must hold, after article A47 A-1 of the Livre des procédures fiscales (VII and XII) and what the
 * administration’s “Test Compta Demat” looks at. Nothing here is shared with the writer: it is read as any file would be.
 */

type Rule = { name: string; kind: "text" | "day" | "number" | "account"; isNeeded: boolean; pair?: string };

const rules: readonly Rule[] = [
  { name: "JournalCode", kind: "text", isNeeded: true },
  { name: "JournalLib", kind: "text", isNeeded: true },
  { name: "EcritureNum", kind: "text", isNeeded: true },
  { name: "EcritureDate", kind: "day", isNeeded: true },
  { name: "CompteNum", kind: "account", isNeeded: true },
  { name: "CompteLib", kind: "text", isNeeded: true },
  { name: "CompAuxNum", kind: "text", isNeeded: false, pair: "CompAuxLib" },
  { name: "CompAuxLib", kind: "text", isNeeded: false, pair: "CompAuxNum" },
  { name: "PieceRef", kind: "text", isNeeded: true },
  { name: "PieceDate", kind: "day", isNeeded: true },
  { name: "EcritureLib", kind: "text", isNeeded: true },
  { name: "Debit", kind: "number", isNeeded: true },
  { name: "Credit", kind: "number", isNeeded: true },
  { name: "EcritureLet", kind: "text", isNeeded: false, pair: "DateLet" },
  { name: "DateLet", kind: "day", isNeeded: false, pair: "EcritureLet" },
  { name: "ValidDate", kind: "day", isNeeded: true },
  { name: "Montantdevise", kind: "number", isNeeded: false, pair: "Idevise" },
  { name: "Idevise", kind: "text", isNeeded: false, pair: "Montantdevise" },
];

export const columnNames: readonly string[] = rules.map(({ name }) => name);

/** One line, by the names of its columns. */
export type FecFields = ReadonlyMap<string, string>;

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
}

function faultOf({ name, kind, isNeeded }: Rule, value: string): string | null {
  if (value === "") return isNeeded ? `${name} is empty` : null;
  if (/\p{Cc}/u.test(value)) return `${name} has a control character`;
  if (value !== value.trim()) return `${name} begins or ends with a space`;
  switch (kind) {
    case "day":
      return isDay(value) ? null : `${name} is no day written AAAAMMJJ: ${value}`;
    case "account":
      return /^[1-8]\d\d/.test(value) ? null : `${name} is no account of the plan comptable: ${value}`;
    case "number":
      return /^[+-]?\d+(,\d+)?$/.test(value) ? null : `${name} is no number with a decimal comma: ${value}`;
    case "text":
      return null;
  }
}

/** What is wrong with a line, column by column, and with the two of each pair that must be there together. */
export function faultsOfFields(fields: FecFields): string[] {
  return rules.flatMap((rule) => {
    const value = fields.get(rule.name) ?? "";
    const fault = faultOf(rule, value);
    if (fault !== null) return [fault];
    const isAlone = rule.pair !== undefined && value !== "" && (fields.get(rule.pair) ?? "") === "";
    return isAlone ? [`${rule.name} stands without ${rule.pair}`] : [];
  });
}

/** A Debit or Credit in cents; null where it has more than two decimals or is no number. */
export function readCents(text: string): bigint | null {
  const [, sign, whole, decimals = ""] = /^([+-]?)(\d+)(?:,(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const cents = BigInt(whole + decimals.padEnd(2, "0"));
  return sign === "-" ? -cents : cents;
}
