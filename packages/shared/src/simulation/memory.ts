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
import { indexKey, type Ticking, type TickingChanges } from "#ledger/ticking.ts";
import type { Hold } from "#ledger/transfer.ts";
import type { Layer, Recorded, View } from "#ledger/view.ts";
import type { PolicyVersion } from "#policies/versions.ts";
import type { TickIndex } from "#settling/index.ts";
import type { Tick } from "#settling/tick.ts";

/** The clocks of a ledger that is kept in memory: every index as far back as accounts may have to be settled. */
class TickingMemory implements Ticking {
  readonly #versions = new Map<string, readonly PolicyVersion[]>();
  readonly #ticks = new Map<string, Tick>();
  readonly #indexes = new Map<string, TickIndex[]>();

  clocks(): readonly string[] {
    return [...this.#ticks.keys()];
  }

  versions(currency: string): readonly PolicyVersion[] {
    return this.#versions.get(currency) ?? [];
  }

  lastTick(currency: string): Tick | undefined {
    return this.#ticks.get(currency);
  }

  lastIndexes(currency: string): readonly TickIndex[] {
    return [...this.#indexes.values()].flatMap((rows) => {
      const last = rows.at(-1);
      return last?.currency === currency ? [last] : [];
    });
  }

  began(currency: string, type: string): number | undefined {
    return this.#indexes.get(indexKey(currency, type))?.[0]?.tick;
  }

  indexSince(currency: string, type: string, tick: number): readonly TickIndex[] {
    const rows = this.#indexes.get(indexKey(currency, type)) ?? [];
    return rows.slice(Math.max(0, tick - (rows[0]?.tick ?? 0)));
  }

  keep({ versions, ticks, indexes }: TickingChanges): void {
    for (const version of versions)
      this.#versions.set(version.currency, [...this.versions(version.currency), version]);
    for (const tick of ticks) this.#ticks.set(tick.currency, tick);
    for (const row of indexes) {
      const key = indexKey(row.currency, row.type);
      const rows = this.#indexes.get(key);
      if (rows) rows.push(row);
      else this.#indexes.set(key, [row]);
    }
  }

  copy(): TickingMemory {
    const copy = new TickingMemory();
    for (const [code, versions] of this.#versions) copy.#versions.set(code, versions);
    for (const [code, tick] of this.#ticks) copy.#ticks.set(code, tick);
    for (const [key, rows] of this.#indexes) copy.#indexes.set(key, [...rows]);
    return copy;
  }
}

type Standing = {
  currencies: readonly Currency[];
  accounts: readonly Account[];
  /** All versions, each last tick, and every index from the tick on to which any account is settled. */
  ticking: TickingChanges;
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
  readonly accounts = new Map<string, Account>();
  readonly #currencies = new Map<string, Currency>();
  readonly #holds = new Map<string, Hold>();
  readonly #records = new Map<string, Recorded>();
  readonly #uses = new Map<string, MonthlyUse>();

  /** A ledger that stands somewhere already. */
  static of({ currencies, accounts, ticking }: Standing): Memory {
    const memory = new Memory();
    for (const currency of currencies) memory.#currencies.set(currency.code, currency);
    for (const account of accounts) memory.accounts.set(account.id, account);
    memory.ticking.keep(ticking);
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

  /** What has expired is played as it was recorded: nothing is asked to expire here. */
  inflow(): undefined {
    return undefined;
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
    for (const [id, account] of this.accounts) copy.accounts.set(id, account);
    for (const [code, currency] of this.#currencies) copy.#currencies.set(code, currency);
    for (const [id, hold] of this.#holds) copy.#holds.set(id, hold);
    for (const [key, use] of this.#uses) copy.#uses.set(key, use);
    for (const [id, recorded] of this.#records) copy.#records.set(id, recorded);
    return copy;
  }
}
