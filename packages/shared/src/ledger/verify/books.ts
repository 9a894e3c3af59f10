import type { Account, Allowance } from "#ledger/account.ts";
import type { Currency } from "#ledger/currency.ts";
import { systemAccountId } from "#ledger/currency.ts";
import type { Hold } from "#ledger/transfer.ts";
import { setAsideOf } from "#ledger/transfer.ts";
import type { ReadContent } from "#ledger/verify/content.ts";
import { checkPools, StandingBooks } from "#ledger/verify/accounts.ts";
import { CreditBooks } from "#ledger/verify/credit.ts";
import { InflowBooks } from "#ledger/verify/expiries.ts";
import { Moment, type Says } from "#ledger/verify/moment.ts";
import { TickBooks } from "#ledger/verify/ticks.ts";
import { TransferBooks } from "#ledger/verify/transfers.ts";
import { UseBooks } from "#ledger/verify/uses.ts";
import type { Standing } from "#settling/tick.ts";

/** A key for maps whose rows are known by an account and a member. */
export const allowanceKey = (account: string, member: string): string => JSON.stringify([account, member]);

/**
 * The books kept once more, from the postings alone. Each batch states how accounts stand after it; these books
 * know from their own sums whether that is so.
 */
export class Books {
  readonly currencies = new Map<string, Currency>();
  readonly accounts = new Map<string, Omit<Account, "allowances">>();
  readonly allowances = new Map<string, { account: string; member: string; allowance: Allowance }>();
  readonly holds = new Map<string, Hold>();
  readonly ticks = new TickBooks();
  readonly credit = new CreditBooks();
  readonly used = new UseBooks();
  readonly #inflows = new InflowBooks();
  readonly #standings = new StandingBooks();
  readonly #transfers = new TransferBooks();
  /** Settlements that the batches recorded. */
  settlements = 0;
  readonly #posted = new Map<string, number>();
  readonly #held = new Map<string, number>();

  /** Takes a batch in, and says whatever in it does not add up. */
  follow(content: ReadContent, says: Says): void {
    const { accounts, holds, ticks: ticking } = this;
    this.ticks.follow(content, (currency) => this.#standingOf(currency), says);
    this.#standings.follow(content, this, says);
    for (const currency of content.currencies) this.currencies.set(currency.code, currency);
    const moment = new Moment(content, { currencies: this.currencies, before: accounts, ticking });
    this.#transfers.follow(content, moment, { accounts, holds, ticking }, says);
    for (const account of content.accounts) if (!accounts.has(account.id)) accounts.set(account.id, account);
    const scaleOf = (code: string) => this.currencies.get(code)?.scale ?? 0;
    this.credit.follow(content, { accounts, ticking, scaleOf }, says);
    this.#followPostings(content, says);
    this.#followLimits(content, says);
    this.#followHolds(content);
    checkStated(content, says);
    for (const allowed of content.allowances)
      this.allowances.set(allowanceKey(allowed.account, allowed.member), allowed);
    for (const account of content.accounts) this.#followAccount(account, says);
    this.#checkReserves(content, says);
    this.settlements += content.settlements.length;
  }

  /** What goes by months: what was used of monthly limits, and what expired. */
  #followLimits(content: ReadContent, says: Says): void {
    const { currencies, accounts: before, ticks: ticking } = this;
    const after = new Map(content.accounts.map((account) => [account.id, account]));
    this.used.follow(content, { currencies, accounts: before, after, ticking }, says);
    this.#inflows.follow(content, { before, after, ticking }, says);
  }

  #standingOf(code: string): Standing {
    const currency = this.currencies.get(code);
    const mass = 0 - this.#issuanceOf(code);
    return { scale: currency?.scale ?? 0, members: currency?.recipients ?? 0, mass };
  }

  #followPostings({ transfers, postings }: ReadContent, says: Says): void {
    const accepted = new Set(transfers.filter((it) => it.verdict === "accepted").map((it) => it.id));
    const sums = new Map<string, number>();
    for (const { seq, transfer, account, amount, posted } of postings) {
      const currency = this.accounts.get(account)?.currency;
      if (currency === undefined) says(`posting ${seq} is on an account, ${account}, that was never opened`);
      if (!accepted.has(transfer)) says(`posting ${seq} belongs to no accepted transfer of its batch`);
      const running = (this.#posted.get(account) ?? 0) + amount;
      this.#posted.set(account, running);
      if (running !== posted)
        says(`posting ${seq} leaves ${account} at ${posted}; its postings sum to ${running}`);
      const side = JSON.stringify([transfer, currency]);
      sums.set(side, (sums.get(side) ?? 0) + amount);
    }
    for (const [side, sum] of sums) if (sum !== 0) says(`the postings of ${side} sum to ${sum}, not to zero`);
  }

  #followHolds({ holds }: ReadContent): void {
    for (const hold of holds) {
      const before = this.holds.get(hold.id);
      const change = setAsideOf(hold) - (before ? setAsideOf(before) : 0);
      this.#held.set(hold.from, (this.#held.get(hold.from) ?? 0) + change);
      this.holds.set(hold.id, hold);
    }
  }

  #followAccount(account: Omit<Account, "allowances">, says: Says): void {
    const { id, posted, held, creditLimit, balanceCap } = account;
    const sum = this.#posted.get(id) ?? 0;
    const kept = this.#held.get(id) ?? 0;
    if (posted !== sum) says(`account ${id} is stated at ${posted}; its postings sum to ${sum}`);
    if (held !== kept) says(`account ${id} states ${held} held; its open holds keep ${kept}`);
    if (posted - held < -creditLimit) says(`account ${id} stands below its credit limit`);
    if (posted > balanceCap) says(`account ${id} stands above its balance cap`);
    this.accounts.set(id, account);
  }

  /** Where a reserve moved, or a currency that stands on it, it covers all that circulates of all of these. */
  #checkReserves({ postings }: ReadContent, says: Says): void {
    const moved = new Set(postings.map((posting) => this.accounts.get(posting.account)?.currency));
    const backed = [...this.currencies.values()].filter(({ backing }) => backing !== null);
    for (const [reserve, standing] of Map.groupBy(backed, ({ backing }) => backing ?? "")) {
      if (!moved.has(reserve) && !standing.some(({ code }) => moved.has(code))) continue;
      const codes = standing.map(({ code }) => code);
      const circulation = codes.reduce((sum, code) => sum - this.#issuanceOf(code), 0);
      const kept = this.#posted.get(systemAccountId(reserve, "reserve")) ?? 0;
      if (kept < circulation)
        says(`the reserve, ${kept}, does not cover the ${circulation} of ${codes.join(", ")}`);
    }
  }

  #issuanceOf(code: string): number {
    return this.#posted.get(systemAccountId(code, "issuance")) ?? 0;
  }

  /** Says what can only be told at the end: where a pool has another sum than all that its members have to come. */
  finish(says: Says): void {
    checkPools(this.accounts, this.ticks, says);
  }

  /** The sum of every account of each currency, which must be zero. */
  totals(): Map<string, bigint> {
    const totals = new Map<string, bigint>();
    for (const { id, currency } of this.accounts.values())
      totals.set(currency, (totals.get(currency) ?? 0n) + BigInt(this.#posted.get(id) ?? 0));
    return totals;
  }
}

/** Says which accounts were posted to, or had a hold placed, used or freed, without being stated anew. */
function checkStated({ accounts, postings, holds }: ReadContent, says: Says): void {
  const moved = new Set([...postings.map(({ account }) => account), ...holds.map(({ from }) => from)]);
  for (const { id } of accounts) moved.delete(id);
  for (const id of moved) says(`account ${id} moved and is not stated`);
}
