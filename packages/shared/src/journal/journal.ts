import type { Account } from "#ledger/account.ts";
import type { Transfer } from "#ledger/transfer.ts";

/** A currency as a journal declares it: amounts are minor units, `scale` digits of which stand after the point. */
export type JournalCurrency = { code: string; scale: number };

export type JournalAccount = {
  id: string;
  currency: JournalCurrency;
  kind: Account["kind"];
  /** What members know it by; only for members’ accounts. */
  name: string | null;
};

/** One transfer that moved something, with what it moved: sums to zero in each currency. */
export type JournalEntry = {
  transfer: Transfer;
  postings: readonly { account: JournalAccount; amount: number; posted: number }[];
};

export type JournalBalance = { account: JournalAccount; posted: number };

/** The frame of a journal: whose it is, its currencies, and the moments of its first and last line. */
export type JournalFrame = {
  community: string;
  currencies: readonly JournalCurrency[];
  first: number;
  last: number;
};

/**
 * How a journal is written for one program, in the order of its functions; each gives a piece of text.
 * Balances and accounts may come in several pages, so that no ledger has to fit in memory.
 */
export type JournalFormat = {
  contentType: string;
  /** Without the dot. */
  extension: string;
  begin: (frame: JournalFrame) => string;
  declare: (frame: JournalFrame, account: JournalAccount) => string;
  /** What accounts stood at before the first entry. */
  open: (frame: JournalFrame, balances: readonly JournalBalance[]) => string;
  entry: (entry: JournalEntry) => string;
  /** What accounts must stand at after the last entry: the program refuses the journal if they do not. */
  close: (frame: JournalFrame, balances: readonly JournalBalance[]) => string;
};

/** The UTC day of a moment in milliseconds since 1970: `2026-11-22`. */
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The part of an account’s id that is its own: `1042` of `MIEL:1042`, `issuance` of `MIEL:issuance`. */
export const localPart = (account: JournalAccount): string => account.id.slice(account.id.indexOf(":") + 1);

/** Sums of balances by currency, those that are zero left out. */
export function totalsByCurrency(
  balances: readonly JournalBalance[],
): { currency: JournalCurrency; total: number }[] {
  const totals = new Map<string, { currency: JournalCurrency; total: number }>();
  for (const { account, posted } of balances) {
    const { currency } = account;
    totals.set(currency.code, { currency, total: (totals.get(currency.code)?.total ?? 0) + posted });
  }
  return [...totals.values()].filter(({ total }) => total !== 0);
}
