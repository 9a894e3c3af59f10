import type { JournalAccount, JournalCurrency } from "#journal/journal.ts";
import { localPart } from "#journal/journal.ts";
import { oneLine } from "#journal/clean.ts";
import { formatAmount } from "#money/decimal.ts";

/*
 * What hledger and ledger-cli have in common. An account is `Members:1042 Boulangerie du Four:MIEL`; those that a
 * currency keeps for itself are `Issuance:MIEL`, `Reserve:EUR` and `Deposits:EUR`.
 */

/** All that begins a comment, a tag, a code, a virtual posting, an assertion or another level in either program. */
const syntax = /[;:|=@*!#%()[\]{}<>"'\\,]/g;

/** A text of a member’s, harmless anywhere on a line. */
export const plain = (text: string): string => oneLine(text, syntax);

/** An account’s name; two spaces would end it, so there never are two. */
export function plainAccount(account: JournalAccount): string {
  const { code } = account.currency;
  switch (account.kind) {
    case "member":
      return `Members:${`${localPart(account)} ${plain(account.name ?? "")}`.trim()}:${code}`;
    case "issuance":
      return `Issuance:${code}`;
    case "reserve":
      return `Reserve:${code}`;
    case "deposits":
      return `Deposits:${code}`;
    case "dividends":
      return `Dividends:${code}`;
    case "pot":
      return `Pots:${localPart(account)}:${code}`;
  }
}

/** Where what stood before the first entry is balanced. */
export const openingAccount = (currency: JournalCurrency): string => `Opening:${currency.code}`;

/** A currency’s code; both programs want quotes around one with digits. */
export const plainCommodity = ({ code }: JournalCurrency): string =>
  /^[A-Z]+$/.test(code) ? code : `"${code}"`;

/** `12.50 MIEL`. */
export const plainAmount = (minor: number, currency: JournalCurrency): string =>
  `${formatAmount(minor, currency.scale)} ${plainCommodity(currency)}`;

/** A figure that shows a currency’s decimals; hledger wants the point even where none follow. */
export const sampleAmount = (currency: JournalCurrency): string =>
  `${formatAmount(10 ** currency.scale * 1000, currency.scale)}${currency.scale === 0 ? "." : ""} ${plainCommodity(currency)}`;

/** A posting line. */
export const plainPosting = (account: string, amount: string): string => `    ${account}  ${amount}\n`;
