import { dividendOf, type OwnTransfer, settlementOf } from "#ledger/ownTransfer.ts";
import { type Settlement, settlementMovements, settleOver } from "#ledger/rules/settlement.ts";
import type { Ticking } from "#ledger/ticking.ts";
import type { Posting, Transfer } from "#ledger/transfer.ts";
import type { ReadContent } from "#ledger/verify/content.ts";
import type { Accounts, Says, StatedAccount } from "#ledger/verify/moment.ts";
import { isAmong } from "#ledger/verify/movements.ts";
import { type Movement, movementsFor } from "#ledger/view.ts";

/** The dividends of a batch’s ticks, each created by a transfer of its own, in their order. */
export class DividendReplay {
  readonly #due: OwnTransfer[];

  constructor({ ticks }: ReadContent) {
    const created = ticks.map(({ currency, dividend, members }) => dividendOf(currency, dividend * members));
    this.#due = created.filter((it, index) => (ticks[index]?.number ?? 0) > 0 && it.amount > 0);
  }

  follows(transfer: Transfer, found: readonly Posting[]): boolean {
    const due = this.#due.shift();
    if (!due || !isSame(transfer, due)) return false;
    return isAmong(found, [movementsFor("dividend", due.from, due.to, due.amount)]);
  }

  finish(says: Says): void {
    for (const { currency, amount } of this.#due)
      says(`a tick’s dividend of ${amount} was not created in ${currency}`);
  }
}

/** The accounts that a batch settled, settled once more from how they stood before it. */
export class SettlementReplay {
  readonly #stated: ReadonlyMap<string, Settlement>;
  readonly #expected = new Map<string, { account: StatedAccount; movements: Movement[] }>();
  readonly #ticking: Ticking;

  /** `before`: the accounts as they stood, without those that the batch opened. Says which are carried on otherwise. */
  constructor(
    { accounts, settlements }: ReadContent,
    { before, ticking }: { before: Accounts; ticking: Ticking },
    says: Says,
  ) {
    this.#stated = new Map(settlements.map((it) => [it.transfer, it.settlement]));
    this.#ticking = ticking;
    for (const after of accounts) {
      const account = before.get(after.id);
      if (!account || after.kind !== "member") continue;
      const last = ticking.lastTick(account.currency)?.number ?? 0;
      if (after.tick !== last) says(`account ${after.id} is not settled up to the last tick`);
      const settled = settleOver(ticking, account);
      if (after.fraction !== settled.fraction)
        says(`account ${after.id} carries another fraction than it should`);
      const movements = settlementMovements(account, settled);
      if (movements.length > 0) this.#expected.set(after.id, { account, movements });
    }
  }

  follows(transfer: Transfer, found: readonly Posting[]): boolean {
    const stated = this.#stated.get(transfer.id);
    const expected = stated && this.#expected.get(stated.account);
    if (!expected) return false;
    const { account, movements } = expected;
    this.#expected.delete(stated.account);
    const last = this.#ticking.lastTick(account.currency)?.number ?? 0;
    const isTold = isFrom(stated, account, last) && isSame(transfer, settlementOf(movements));
    return isTold && isAmong(found, [movements]);
  }

  /** `transfers` are how many of the batch are settlements. */
  finish(transfers: number, says: Says): void {
    for (const account of this.#expected.keys()) says(`the settlement of ${account} is missing`);
    if (this.#stated.size !== transfers) says("a settlement is about no transfer of its batch");
  }
}

const isFrom = (told: Settlement, account: StatedAccount, last: number): boolean =>
  told.type === account.type &&
  told.receives === account.receives &&
  told.posted === account.posted &&
  told.held === account.held &&
  told.fraction === account.fraction &&
  told.fromTick === account.tick &&
  told.toTick === last;

/** Whether a transfer is one that the ledger makes by itself, with what it should be about. */
const isSame = ({ kind, currency, from, to, amount }: Transfer, own: OwnTransfer): boolean =>
  kind === own.kind &&
  currency === own.currency &&
  from === own.from &&
  to === own.to &&
  amount === own.amount;
