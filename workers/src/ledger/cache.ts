import type { OpenedLedger } from "@mereau/db/ledger/open.ts";
import type { Loaded } from "@mereau/db/ledger/load.ts";
import type { Account } from "@mereau/shared/ledger/account.ts";
import type { Currency } from "@mereau/shared/ledger/currency.ts";
import { type MonthlyUse, type UsePurpose, useKey } from "@mereau/shared/ledger/monthlyUse.ts";
import { TickingMemory } from "@mereau/shared/ledger/tickingMemory.ts";
import { inflowKey, type Knowledge, type Needs } from "@mereau/shared/ledger/needs.ts";
import type { Hold } from "@mereau/shared/ledger/transfer.ts";
import { AFTER_OWN_IDS } from "@mereau/shared/ledger/ownId.ts";
import type { Layer, Recorded, View } from "@mereau/shared/ledger/view.ts";
import { CreditCache } from "#ledger/creditCache.ts";

/** How much is kept; beyond it the least recently changed goes, and is read again when wanted. */
export type CacheLimits = { accounts: number; holds: number; records: number };

export const cacheLimits: CacheLimits = { accounts: 60_000, holds: 10_000, records: 30_000 };

/**
 * What the ledger object remembers of its database: accounts, holds and transfers that were touched.
 * Currencies and their own accounts are always here.
 *
 * Whether a transfer id is new must be known without asking the database each time. Clients make ids in the order
 * of time (UUIDv7), so a watermark is enough: every recorded id above it is remembered here, and an id above it
 * that is not remembered has never been used. The ids that the ledger gives by itself lie below any watermark.
 */
export class LedgerCache implements View, Knowledge {
  readonly ticking: TickingMemory;
  readonly credit = new CreditCache();
  readonly #currencies = new Map<string, Currency>();
  readonly #systemAccounts = new Map<string, Account>();
  readonly #accounts = new Map<string, Account | null>();
  readonly #holds = new Map<string, Hold | null>();
  readonly #records = new Map<string, Recorded | null>();
  readonly #uses = new Map<string, MonthlyUse | null>();
  /** For the batch that is being decided alone. */
  #inflows = new Map<string, number>();
  /** Accounts that were read for the batch that is being decided. */
  readonly #justRead = new Set<string>();
  readonly #limits: CacheLimits;
  #watermark: string;

  constructor(opened: OpenedLedger, limits: CacheLimits) {
    this.#limits = limits;
    this.ticking = TickingMemory.of(opened.ticking);
    this.#watermark = opened.lastId > AFTER_OWN_IDS ? opened.lastId : AFTER_OWN_IDS;
    for (const currency of opened.currencies) this.#currencies.set(currency.code, currency);
    for (const account of opened.systemAccounts) this.#systemAccounts.set(account.id, account);
  }

  currency(code: string): Currency | undefined {
    return this.#currencies.get(code);
  }

  backedBy(reserve: string): readonly string[] {
    return [...this.#currencies.values()].flatMap(({ code, backing }) => (backing === reserve ? [code] : []));
  }

  account(id: string): Account | undefined {
    return this.#accounts.get(id) ?? this.#systemAccounts.get(id);
  }

  hold(id: string): Hold | undefined {
    return this.#holds.get(id) ?? undefined;
  }

  recorded(id: string): Recorded | undefined {
    return this.#records.get(id) ?? undefined;
  }

  use(account: string, purpose: UsePurpose): MonthlyUse | undefined {
    return this.#uses.get(useKey(account, purpose)) ?? undefined;
  }

  inflow(account: string, since: number): number | undefined {
    return this.#inflows.get(inflowKey(account, since));
  }

  knowsAccount(id: string): boolean {
    return this.#accounts.has(id) || this.#systemAccounts.has(id);
  }

  knowsHold(id: string): boolean {
    return this.#holds.has(id);
  }

  knowsRecord(id: string): boolean {
    return id > this.#watermark || this.#records.has(id);
  }

  knowsMovements(id: string): boolean {
    const recorded = this.#records.get(id);
    if (recorded === undefined) return id > this.#watermark;
    return recorded === null || recorded.movements !== null;
  }

  knowsIndex(currency: string, type: string, since: number): boolean {
    return this.ticking.knowsIndex(currency, type, since);
  }

  knowsCreditSource(account: string, counterparty: string): boolean {
    return this.credit.knows(account, counterparty);
  }

  knowsUse(account: string, purpose: UsePurpose): boolean {
    return this.#uses.has(useKey(account, purpose));
  }

  knowsInflow(account: string, since: number): boolean {
    return this.#inflows.has(inflowKey(account, since));
  }

  /** Forgets what was looked up for one batch: it says nothing of what comes after. */
  beginBatch(): void {
    this.#inflows = new Map();
  }

  /** Takes in the answer to a look-up; what was asked and not found is remembered as missing. */
  learn(asked: Needs, found: Loaded): void {
    for (const id of asked.accounts) this.#accounts.set(id, null);
    for (const id of asked.holds) this.#holds.set(id, null);
    for (const id of [...asked.records, ...asked.originals])
      if (!this.#records.get(id)) this.#records.set(id, null);
    for (const account of found.accounts) {
      this.#accounts.set(account.id, account);
      this.#justRead.add(account.id);
    }
    for (const hold of found.holds) this.#holds.set(hold.id, hold);
    for (const recorded of found.records) this.#records.set(recorded.transfer.id, recorded);
    this.ticking.learn(found.indexes);
    this.credit.learn(asked.creditSources, found.credit);
    for (const key of asked.uses.keys()) this.#uses.set(key, null);
    for (const use of found.uses) this.#uses.set(useKey(use.account, use.purpose), use);
    for (const { account, since, amount } of found.inflows)
      this.#inflows.set(inflowKey(account, since), amount);
  }

  /** Takes in what was decided; the ledger stands there from now on. */
  keep(layer: Layer): void {
    for (const [code, currency] of layer.currencies) this.#currencies.set(code, currency);
    for (const [id, account] of layer.accounts) {
      if (account.kind === "member") refresh(this.#accounts, id, account);
      else this.#systemAccounts.set(id, account);
    }
    for (const [id, hold] of layer.holds) refresh(this.#holds, id, hold);
    for (const [id, recorded] of layer.records) refresh(this.#records, id, recorded);
    for (const [key, use] of layer.uses) refresh(this.#uses, key, use);
    this.ticking.keep(layer.ticking.added);
    this.credit.keep(layer.credit);
  }

  /**
   * Forgets what is beyond the limits. Only between batches: while one is decided, all it needs must stay.
   *
   * @param passing accounts that nobody uses: those of them that were read for the batch alone go first, so that settling
   * everybody does not push out whoever pays
   */
  trim(passing: Iterable<string>): void {
    for (const id of passing) if (this.#justRead.has(id)) this.#accounts.delete(id);
    this.#justRead.clear();
    dropOldest(this.#accounts, this.#limits.accounts);
    dropOldest(this.#holds, this.#limits.holds);
    this.credit.trim(this.#limits.records);
    dropOldest(this.#uses, this.#limits.accounts);
    for (const id of dropOldest(this.#records, this.#limits.records))
      if (id > this.#watermark) this.#watermark = id;
  }
}

/** Sets an entry and makes it the most recent. */
function refresh<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
}

function dropOldest<Value>(map: Map<string, Value>, limit: number): string[] {
  const dropped: string[] = [];
  for (const key of map.keys()) {
    if (map.size <= limit) break;
    map.delete(key);
    dropped.push(key);
  }
  return dropped;
}
