import { meltingAccount } from "@mereau/shared/ledger/rules/settlement.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import type { Settled } from "@mereau/shared/settling/settle.ts";
import type { EntryRow } from "#services/accounts/entries.ts";

/** A settlement that a period begins in the middle of, and what of it came in and melted before. */
export type Split = { transfer: string; earlier: Settled };

/** A row of the ledger with what a period counts of it, and what it leaves out; minor units. */
export type SplitRow = { row: EntryRow; beforePeriod: number };

/**
 * The rows of a statement, of which those of a settlement that began before it keep only what belongs to its own days:
 * the opening has the rest already. What the account stood at after each is told accordingly, so that the lines add up.
 */
export function splitSettlement(rows: readonly EntryRow[], split: Split | null): SplitRow[] {
  let left = 0;
  const told = rows.toReversed().map((row): SplitRow => {
    const beforePeriod = split && row.transfer.id === split.transfer ? shareBefore(row, split.earlier) : 0;
    const { amount, posted } = row.posting;
    const posting = { ...row.posting, amount: amount - beforePeriod, posted: posted + left };
    if (split && row.transfer.id === split.transfer) left += beforePeriod;
    return { row: { ...row, posting }, beforePeriod };
  });
  return told.toReversed();
}

/** What of a posting of a settlement the ticks before a moment came to: dividends are one posting, melting one for each destination. */
function shareBefore({ posting, counterparty }: EntryRow, { gross, melted }: Settled): number {
  if (posting.purpose === "dividend") return gross;
  const currency = currencyOfAccount(posting.account);
  const amounts = [...melted].map(([destination, amount]) =>
    meltingAccount(currency, destination) === counterparty ? amount : 0,
  );
  return 0 - amounts.reduce((sum, amount) => sum + amount, 0);
}
