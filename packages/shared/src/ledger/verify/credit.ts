import { AMOUNT_MAX } from "#money/bounds.ts";
import type { Account } from "#ledger/account.ts";
import { type CreditSource, CreditLayer, noCredit, sourceKey } from "#ledger/credit.ts";
import {
  afterPayment,
  afterReversal,
  type CreditRule,
  creditRuleAt,
  earnedBy,
} from "#ledger/rules/credit.ts";
import type { Ticking } from "#ledger/ticking.ts";
import type { Transfer } from "#ledger/transfer.ts";
import type { ReadContent } from "#ledger/verify/content.ts";

type Says = (what: string) => void;
type Accounts = ReadonlyMap<string, Omit<Account, "allowances">>;
type Before = { accounts: Accounts; scaleOf: (currency: string) => number; ticking: Ticking };

/** A payment that has earned its payee something, kept for the day on which it is undone. */
type Earned = { account: string; counterparty: string; amount: number; rule: CreditRule };

/**
 * Where credit limits come from, worked out once more from the payments. What payments have earned is exact. What they
 * raised also depends on the limit at that moment, which managers may have set in the same batch: it is exact where the
 * account's limit moved by what was raised alone, and else kept within its bounds. What a reversal takes back may stop
 * where the account stands.
 */
export class CreditBooks {
  readonly #sources = new CreditLayer(noCredit);
  readonly #earned = new Map<string, Earned>();

  get sources(): CreditSource[] {
    return [...this.#sources.changed.values()];
  }

  /** Takes a batch in; `before` is how accounts stood before it, and the versions that it goes by. */
  follow(content: ReadContent, before: Before, says: Says): void {
    const replay = new Replay(this.#sources, before);
    for (const transfer of content.transfers)
      if (transfer.verdict === "accepted") this.#followTransfer(transfer, replay, before);
    const stated = new Map(content.creditSources.map((it) => [sourceKey(it.account, it.counterparty), it]));
    const raised = raisedByAccount(content, this.#sources);
    for (const [key, expected] of replay.touched) {
      const found = stated.get(key) ?? this.#sources.source(expected.account, expected.counterparty);
      stated.delete(key);
      const where = `the credit that ${expected.counterparty} gives ${expected.account}`;
      if ((found?.earned ?? 0) !== expected.earned)
        says(`${where} is stated at ${found?.earned ?? 0} earned; its payments earned ${expected.earned}`);
      const isExact = replay.isExact(expected.account, content, raised.get(expected.account) ?? 0);
      const { least, most } = isExact
        ? { least: expected.raised, most: expected.raised }
        : replay.boundsOf(key, expected);
      const told = found?.raised ?? 0;
      if (told < least || told > most)
        says(`${where} is stated to have raised ${told}, not from ${least} to ${most}`);
    }
    for (const key of stated.keys()) says(`the credit source ${key} changed without a payment`);
    this.#sources.apply(content.creditSources);
  }

  #followTransfer(transfer: Transfer, replay: Replay, { accounts, ticking, scaleOf }: Before): void {
    const { id, kind, currency, from, to, amount, at, related } = transfer;
    if (kind === "reversal") {
      const original = this.#earned.get(related ?? "");
      if (original) replay.undo(original);
      return;
    }
    const isCounted = kind === "payment" || kind === "capture";
    const rule = isCounted ? creditRuleAt(ticking, currency, scaleOf(currency), at) : null;
    if (!rule || accounts.get(from)?.kind !== "member" || accounts.get(to)?.kind !== "member") return;
    if (earnedBy(rule, amount) > 0) this.#earned.set(id, { account: to, counterparty: from, amount, rule });
    replay.pay({ account: to, counterparty: from, amount, rule });
  }
}

/** One batch's payments and reversals, decided once more. */
class Replay {
  /** The sources that they change, as they should stand afterwards. */
  readonly touched = new Map<string, CreditSource>();
  readonly #layer: CreditLayer;
  readonly #sources: CreditLayer;
  readonly #before: Before;
  readonly #limits = new Map<string, number>();
  readonly #undone = new Set<string>();
  readonly #caps = new Map<string, number>();

  constructor(sources: CreditLayer, before: Before) {
    this.#layer = new CreditLayer(sources);
    this.#sources = sources;
    this.#before = before;
  }

  pay({ account, counterparty, amount, rule }: Earned): void {
    const source = this.#sourceOf(account, counterparty);
    const creditLimit = this.#limits.get(account) ?? this.#before.accounts.get(account)?.creditLimit ?? 0;
    const totals = this.#layer.totals(account);
    const after = afterPayment(rule, source, amount, { totals, creditLimit });
    this.#limits.set(account, creditLimit + after.raised - source.raised);
    const key = sourceKey(account, counterparty);
    const isCounted = totals.counterparties + Number(source.earned === 0) >= rule.counterparties;
    if (isCounted) this.#caps.set(key, Math.max(this.#caps.get(key) ?? 0, rule.perCounterparty));
    this.#set(after);
  }

  undo({ account, counterparty, amount, rule }: Earned): void {
    const source = this.#sourceOf(account, counterparty);
    this.#undone.add(account);
    this.#set(afterReversal(rule, source, amount, Infinity));
  }

  /** Whether nothing but raises has moved the limit of an account that stood there before. */
  isExact(account: string, { accounts }: ReadContent, raised: number): boolean {
    const after = accounts.find((it) => it.id === account);
    const before = this.#before.accounts.get(account);
    if (this.#undone.has(account) || !after || !before) return false;
    return after.creditLimit - before.creditLimit === raised;
  }

  /** Between what a source may have raised at least and at most, whatever the limit was at that moment. */
  boundsOf(key: string, { account, counterparty }: CreditSource): { least: number; most: number } {
    const before = this.#sources.source(account, counterparty)?.raised ?? 0;
    const cap = this.#caps.get(key);
    const raisable = Math.min(cap ?? 0, AMOUNT_MAX);
    return { least: this.#undone.has(account) ? 0 : before, most: Math.max(before, raisable) };
  }

  #sourceOf(account: string, counterparty: string): CreditSource {
    return this.#layer.source(account, counterparty) ?? { account, counterparty, earned: 0, raised: 0 };
  }

  #set(after: CreditSource): void {
    this.#layer.apply([after]);
    this.touched.set(sourceKey(after.account, after.counterparty), after);
  }
}

/** By how much the rows of a batch say that each account's sources raised its limit. */
function raisedByAccount({ creditSources }: ReadContent, before: CreditLayer): Map<string, number> {
  const raised = new Map<string, number>();
  for (const { account, counterparty, raised: after } of creditSources) {
    const change = after - (before.source(account, counterparty)?.raised ?? 0);
    raised.set(account, (raised.get(account) ?? 0) + change);
  }
  return raised;
}
