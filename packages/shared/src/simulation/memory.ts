import type { Account } from "#ledger/account.ts";
import {
  type Credit,
  type CreditSource,
  type CreditTotals,
  noTotals,
  sourceKey,
  totalsAfter,
} from "#ledger/credit.ts";
import type { Currency } from "#ledger/currency.ts";
import { type MonthlyUse, type UsePurpose, useKey } from "#ledger/monthlyUse.ts";
import type { TickingChanges } from "#ledger/ticking.ts";
import { TickingMemory } from "#ledger/tickingMemory.ts";
import type { Hold, Posting } from "#ledger/transfer.ts";
import type { Layer, Recorded, View } from "#ledger/view.ts";
import { monthOf } from "#policies/prepaid/months.ts";
import { Inflows } from "#simulation/inflows.ts";

type Standing = {
  currencies: readonly Currency[];
  accounts: readonly Account[];
  /** All versions, each last tick, and every index from the tick on to which any account is settled. */
  ticking: TickingChanges;
  /** What came to accounts before, as far back as something may expire by it. */
  inflows: Inflows;
};

/** Where credit limits come from, and what that comes to for each account. */
class CreditMemory implements Credit {
  readonly #sources = new Map<string, CreditSource>();
  readonly #totals = new Map<string, CreditTotals>();

  source(account: string, counterparty: string): CreditSource | undefined {
    return this.#sources.get(sourceKey(account, counterparty));
  }

  totals(account: string): CreditTotals {
    return this.#totals.get(account) ?? noTotals;
  }

  keep(sources: Iterable<CreditSource>): void {
    for (const source of sources) {
      const { account, counterparty } = source;
      const before = this.source(account, counterparty);
      this.#totals.set(account, totalsAfter(this.totals(account), before, source));
      this.#sources.set(sourceKey(account, counterparty), source);
    }
  }

  copy(): CreditMemory {
    const copy = new CreditMemory();
    copy.keep(this.#sources.values());
    return copy;
  }
}

/** A whole ledger in memory, from which a batch is assembled and into which it is kept, a great many times. */
export class Memory implements View {
  ticking = new TickingMemory();
  credit = new CreditMemory();
  inflows = new Inflows();
  readonly accounts = new Map<string, Account>();
  readonly #currencies = new Map<string, Currency>();
  readonly #holds = new Map<string, Hold>();
  readonly #records = new Map<string, Recorded>();
  readonly #uses = new Map<string, MonthlyUse>();

  /** A ledger that stands somewhere already. */
  static of({ currencies, accounts, ticking, inflows }: Standing): Memory {
    const memory = new Memory();
    for (const currency of currencies) memory.#currencies.set(currency.code, currency);
    for (const account of accounts) memory.accounts.set(account.id, account);
    memory.ticking.keep(ticking);
    memory.inflows = inflows;
    return memory;
  }

  currency(code: string): Currency | undefined {
    return this.#currencies.get(code);
  }

  backedBy(reserve: string): readonly string[] {
    return [...this.#currencies.values()].flatMap(({ code, backing }) => (backing === reserve ? [code] : []));
  }

  account(id: string): Account | undefined {
    return this.accounts.get(id);
  }

  hold(id: string): Hold | undefined {
    return this.#holds.get(id);
  }

  recorded(id: string): Recorded | undefined {
    return this.#records.get(id);
  }

  use(account: string, purpose: UsePurpose): MonthlyUse | undefined {
    return this.#uses.get(useKey(account, purpose));
  }

  /** @param since the beginning of a month: nothing else is asked for */
  inflow(account: string, since: number): number {
    return this.inflows.since(account, monthOf(since));
  }

  /** Remembers what came to accounts on which something may expire: those of currencies that are sold in advance. */
  receive(at: number, postings: readonly Posting[]): void {
    for (const { account: id, amount } of postings) {
      const account = amount > 0 ? this.accounts.get(id) : undefined;
      if (account?.kind !== "member" || this.#currencies.get(account.currency)?.kind !== "prepaid") continue;
      this.inflows.add(id, monthOf(at), amount);
    }
  }

  record(recorded: Recorded): void {
    this.#records.set(recorded.transfer.id, recorded);
  }

  /** Takes in what was decided. Of transfers only those are remembered that will be reversed. */
  keep(layer: Layer, reversed: ReadonlySet<string>): void {
    for (const [code, currency] of layer.currencies) this.#currencies.set(code, currency);
    for (const [id, account] of layer.accounts) this.accounts.set(id, account);
    for (const [id, hold] of layer.holds) this.#holds.set(id, hold);
    for (const [key, use] of layer.uses) this.#uses.set(key, use);
    for (const [id, recorded] of layer.records) if (reversed.has(id)) this.#records.set(id, recorded);
    this.ticking.keep(layer.ticking.added);
    this.credit.keep(layer.credit.changed.values());
  }

  /** Another ledger that stands where this one does, and goes its own way from there. */
  copy(): Memory {
    const copy = new Memory();
    copy.ticking = this.ticking.copy();
    copy.credit = this.credit.copy();
    copy.inflows = this.inflows.copy();
    for (const [id, account] of this.accounts) copy.accounts.set(id, account);
    for (const [code, currency] of this.#currencies) copy.#currencies.set(code, currency);
    for (const [id, hold] of this.#holds) copy.#holds.set(id, hold);
    for (const [key, use] of this.#uses) copy.#uses.set(key, use);
    for (const [id, recorded] of this.#records) copy.#records.set(id, recorded);
    return copy;
  }
}
