import { oneLine } from "#journal/clean.ts";
import type { JournalCurrency } from "#journal/journal.ts";
import { digitsOf } from "#money/decimal.ts";

/** One side of an écriture. `cents` are euro cents, above zero on the debit side. */
export type Leg = {
  account: { number: string; label: string };
  auxiliary: { number: string; label: string } | null;
  cents: bigint;
  /** What it is in the currency of the ledger, in minor units. */
  minor: number;
  currency: JournalCurrency;
};

/** What the legs of an écriture have in common. */
export type Ecriture = {
  journal: { code: string; label: string };
  number: number;
  /** The day, `20261122`: of the entry, of its piece, and of its validation, which in this ledger are one. */
  day: string;
  piece: string;
  label: string;
};

/** The first line: the names of the eighteen columns, in the order of article A47 A-1, VII. */
export const headerLine = `${[
  "JournalCode",
  "JournalLib",
  "EcritureNum",
  "EcritureDate",
  "CompteNum",
  "CompteLib",
  "CompAuxNum",
  "CompAuxLib",
  "PieceRef",
  "PieceDate",
  "EcritureLib",
  "Debit",
  "Credit",
  "EcritureLet",
  "DateLet",
  "ValidDate",
  "Montantdevise",
  "Idevise",
].join("\t")}\r\n`;

/** A text that can neither end its cell nor its line, whichever separator a reader takes. */
export const cell = (text: string): string => oneLine(text, /[|"]/g);

function euros(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/** An amount without its sign, which the side of the line tells. */
function foreignAmount(minor: number, { scale }: JournalCurrency): string {
  const { whole, decimals } = digitsOf(minor, scale);
  return scale === 0 ? whole : `${whole},${decimals}`;
}

/** One line of the file. Letterings are left blank: the ledger has none. */
export function fecLine({ journal, number, day, piece, label }: Ecriture, leg: Leg): string {
  const { account, auxiliary, cents, minor, currency } = leg;
  const isForeign = currency.code !== "EUR" && minor !== 0;
  return `${[
    cell(journal.code),
    cell(journal.label),
    String(number),
    day,
    account.number,
    cell(account.label),
    auxiliary?.number ?? "",
    auxiliary?.label ?? "",
    piece,
    day,
    label,
    euros(cents > 0n ? cents : 0n),
    euros(cents < 0n ? cents : 0n),
    "",
    "",
    day,
    isForeign ? foreignAmount(minor, currency) : "",
    isForeign ? currency.code : "",
  ].join("\t")}\r\n`;
}
