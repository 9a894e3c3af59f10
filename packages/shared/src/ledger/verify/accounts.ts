import type { Currency } from "#ledger/currency.ts";
import { systemAccount } from "#ledger/rules/systemAccount.ts";
import type { Ticking } from "#ledger/ticking.ts";
import { settleOver } from "#ledger/rules/settlement.ts";
import type { ReadContent } from "#ledger/verify/content.ts";
import type { Accounts, Says, StatedAccount } from "#ledger/verify/moment.ts";

/** What no setting may change of accounts and currencies, and those who receive a dividend, counted once more. */
export class StandingBooks {
  /** By the currency’s code. */
  readonly #recipients = new Map<string, number>();

  /** Takes a batch in, with its ticks already in the books; `before`: how accounts and currencies stood. */
  follow(
    { accounts, currencies }: ReadContent,
    before: { accounts: Accounts; currencies: ReadonlyMap<string, Currency>; ticks: Ticking },
    says: Says,
  ): void {
    const counted = new Map<string, Currency | undefined>();
    for (const after of accounts) {
      const known = before.accounts.get(after.id);
      if (known) checkChanged(known, after, says);
      else checkOpened(after, before.ticks.lastTick(after.currency)?.number ?? 0, says);
      const change = Number(after.receives) - Number(known?.receives ?? false);
      if (change === 0) continue;
      this.#recipients.set(after.currency, this.recipients(after.currency) + change);
      counted.set(after.currency, before.currencies.get(after.currency));
    }
    for (const after of currencies) {
      const known = before.currencies.get(after.code);
      if (known && !isSameMoney(known, after)) says(`currency ${after.code} is no longer what it was`);
      counted.set(after.code, after);
    }
    for (const [code, stated] of counted) {
      const recipients = this.recipients(code);
      if (stated?.recipients !== recipients)
        says(`${code} is stated to have ${stated?.recipients} recipients; its accounts count ${recipients}`);
    }
  }

  /** How many accounts receive the dividend of a currency. */
  recipients(currency: string): number {
    return this.#recipients.get(currency) ?? 0;
  }
}

const isSameMoney = (left: Currency, right: Currency): boolean =>
  left.scale === right.scale && left.kind === right.kind && left.backing === right.backing;

/** A currency’s own account goes by fixed limits; a member’s begins with nothing behind it, at the last tick. */
function checkOpened(account: StatedAccount, lastTick: number, says: Says): void {
  const { id, kind, currency, tick, fraction } = account;
  if (kind !== "member" && kind !== "pot" && id !== systemAccount(currency, kind).id)
    says(`account ${id} is not the ${kind} of ${currency}`);
  if (fraction !== 0 || (kind === "member" && tick !== lastTick))
    says(`account ${id} was opened with something before it`);
  checkOwn(account, says);
}

function checkChanged(before: StatedAccount, after: StatedAccount, says: Says): void {
  const { id, kind, currency, status } = after;
  if (kind !== before.kind || currency !== before.currency) says(`account ${id} is no longer what it was`);
  if (before.status === "closed" && status !== "closed") says(`account ${id} was opened again`);
  checkOwn(after, says);
}

/** What nobody can set: that a closed account is empty, and how those of the currency and of the community stand. */
function checkOwn(account: StatedAccount, says: Says): void {
  const { id, kind, status, posted, held, receives, tick, fraction, type } = account;
  if (status === "closed" && (posted !== 0 || held !== 0 || receives))
    says(`account ${id} is closed and not empty`);
  if (kind === "member") return;
  if (receives || tick !== 0 || fraction !== 0 || type !== "" || status !== "open")
    says(`account ${id} stands as only a member’s can`);
  if (kind === "pot") return;
  const { creditLimit, balanceCap } = systemAccount(account.currency, kind);
  if (account.creditLimit !== creditLimit || account.balanceCap !== balanceCap)
    says(`account ${id} has other limits than a currency’s own`);
}

/** Says where a pool of dividends has anything else than what its members have not been settled with yet. */
export function checkPools(accounts: Accounts, ticking: Ticking, says: Says): void {
  const pools = new Map<string, number>();
  for (const account of accounts.values()) {
    const { kind, currency, posted, receives } = account;
    const owed = kind === "member" && receives ? settleOver(ticking, account).gross : 0;
    const kept = kind === "dividends" ? posted : 0;
    if (owed !== 0 || kept !== 0) pools.set(currency, (pools.get(currency) ?? 0) + kept - owed);
  }
  for (const [currency, surplus] of pools)
    if (surplus !== 0) says(`the dividends kept in ${currency} differ by ${surplus} from what is unsettled`);
}
