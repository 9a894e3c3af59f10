import type { Account } from "#ledger/account.ts";
import { type Settlement, settleOver } from "#ledger/rules/settlement.ts";
import type { Ticking } from "#ledger/ticking.ts";
import type { Posting, Purpose } from "#ledger/transfer.ts";
import type { ReadContent } from "#ledger/verify/content.ts";

type Says = (what: string) => void;
type Accounts = ReadonlyMap<string, Omit<Account, "allowances">>;

/** Says where the dividends that were created are not those of the batch's ticks. */
export function checkDividends({ transfers, ticks }: ReadContent, says: Says): void {
  const owed = new Map<string, number>();
  const count = (currency: string, amount: number) => owed.set(currency, (owed.get(currency) ?? 0) + amount);
  for (const tick of ticks) if (tick.number > 0) count(tick.currency, tick.dividend * tick.members);
  for (const transfer of transfers)
    if (transfer.kind === "dividend") count(transfer.currency, -transfer.amount);
  for (const [currency, amount] of owed)
    if (amount !== 0) says(`the dividends of ${currency} differ by ${amount} from those of its ticks`);
}

/**
 * Settles once more, from how they stood before the batch, the accounts that it settled, and says where another
 * figure was posted or carried on.
 */
export function checkSettlements(content: ReadContent, before: Accounts, ticking: Ticking, says: Says): void {
  const stated = new Map(content.settlements.map((it) => [it.settlement.account, it]));
  const postings = Map.groupBy(content.postings, (posting) => posting.transfer);
  for (const after of content.accounts) {
    const account = before.get(after.id);
    const settlement = stated.get(after.id);
    stated.delete(after.id);
    if (!account || after.kind !== "member") continue;
    if (after.tick !== (ticking.lastTick(account.currency)?.number ?? 0))
      says(`account ${after.id} is not settled up to the last tick`);
    const { posted, fraction, gross, melted } = settleOver(ticking, account);
    if (after.fraction !== fraction) says(`account ${after.id} carries another fraction than it should`);
    const moved = settlement ? (postings.get(settlement.transfer) ?? []) : [];
    if (sumOf(moved, after.id, "dividend") !== gross)
      says(`account ${after.id} should have received ${gross} of dividends`);
    const lost = account.posted + gross - posted;
    if (sumOf(moved, after.id, "melting") !== 0 - lost || sum(melted) !== lost)
      says(`account ${after.id} should have lost ${lost} to melting`);
    if (settlement && !isFrom(settlement.settlement, account))
      says(`the settlement of ${after.id} does not begin where the account stood`);
  }
  for (const { settlement } of stated.values())
    says(`the settlement of ${settlement.account} is about no account of the batch`);
}

const sum = (melted: ReadonlyMap<string, number>): number =>
  [...melted.values()].reduce((total, amount) => total + amount, 0);

const sumOf = (postings: readonly Posting[], account: string, purpose: Purpose): number =>
  postings
    .filter((posting) => posting.account === account && posting.purpose === purpose)
    .reduce((total, { amount }) => total + amount, 0);

const isFrom = (told: Settlement, account: Omit<Account, "allowances">): boolean =>
  told.type === account.type &&
  told.receives === account.receives &&
  told.posted === account.posted &&
  told.held === account.held &&
  told.fraction === account.fraction &&
  told.fromTick === account.tick;
