import type { Account } from "#ledger/account.ts";
import { type Credit, CreditLayer, type CreditSource } from "#ledger/credit.ts";
import type { Currency } from "#ledger/currency.ts";
import { type MonthlyUse, type UsePurpose, useKey } from "#ledger/monthlyUse.ts";
import type { Ticking, TickingChanges } from "#ledger/ticking.ts";
import { TickingLayer } from "#ledger/ticking.ts";
import type { Hold, Purpose, Transfer } from "#ledger/transfer.ts";

/** A movement on one account, before it has its place in the ledger. */
export type Movement = {
  account: string;
  amount: number;
  purpose?: Purpose | null;
  counter?: string | null;
};

/** Both sides of an amount that goes from one account to another for a purpose. */
export const movementsFor = (purpose: Purpose, from: string, to: string, amount: number): Movement[] => [
  { account: from, amount: -amount, purpose, counter: to },
  { account: to, amount, purpose, counter: from },
];

/** A transfer as recorded, with what a reversal of it must know. */
export type Recorded = {
  transfer: Transfer;
  /** null: not looked up, since only a reversal needs them. */
  movements: readonly Movement[] | null;
  /** The accepted transfer that reversed it. */
  reversedBy: string | null;
};

/** What the rules may look at: everything a command touches, as it stands after all that was decided before it. */
export type View = {
  currency(code: string): Currency | undefined;
  /** The currencies that stand on one reserve, by their codes. */
  backedBy(reserve: string): readonly string[];
  account(id: string): Account | undefined;
  hold(id: string): Hold | undefined;
  recorded(id: string): Recorded | undefined;
  /** What an account has used of a monthly limit; none where it never has. */
  use(account: string, purpose: UsePurpose): MonthlyUse | undefined;
  /** All that has come to an account since a moment, in minor units; undefined: it was not looked up. */
  inflow(account: string, since: number): number | undefined;
  readonly ticking: Ticking;
  readonly credit: Credit;
};

/** What a decision changes. Accounts, holds and currencies are given whole, as they stand afterwards. */
export type Changes = {
  currencies: readonly Currency[];
  accounts: readonly Account[];
  holds: readonly Hold[];
  uses: readonly MonthlyUse[];
  movements: readonly Movement[];
  ticking: TickingChanges;
  creditSources: readonly CreditSource[];
};

export const noChanges: Changes = {
  currencies: [],
  accounts: [],
  holds: [],
  uses: [],
  movements: [],
  ticking: { versions: [], ticks: [], indexes: [] },
  creditSources: [],
};

/** A view with changes laid over another one, which stays as it was until they are kept. */
export class Layer implements View {
  readonly currencies = new Map<string, Currency>();
  readonly accounts = new Map<string, Account>();
  readonly holds = new Map<string, Hold>();
  readonly records = new Map<string, Recorded>();
  readonly uses = new Map<string, MonthlyUse>();
  /** What came to accounts by what was decided here. */
  readonly #received = new Map<string, number>();
  readonly ticking: TickingLayer;
  readonly credit: CreditLayer;
  readonly #below: View;

  constructor(below: View) {
    this.#below = below;
    this.ticking = new TickingLayer(below.ticking);
    this.credit = new CreditLayer(below.credit);
  }

  currency(code: string): Currency | undefined {
    return this.currencies.get(code) ?? this.#below.currency(code);
  }

  backedBy(reserve: string): readonly string[] {
    const added = [...this.currencies.values()].filter((currency) => currency.backing === reserve);
    const below = this.#below.backedBy(reserve);
    return added.length === 0 ? below : [...new Set([...below, ...added.map(({ code }) => code)])];
  }

  account(id: string): Account | undefined {
    return this.accounts.get(id) ?? this.#below.account(id);
  }

  hold(id: string): Hold | undefined {
    return this.holds.get(id) ?? this.#below.hold(id);
  }

  recorded(id: string): Recorded | undefined {
    return this.records.get(id) ?? this.#below.recorded(id);
  }

  use(account: string, purpose: UsePurpose): MonthlyUse | undefined {
    return this.uses.get(useKey(account, purpose)) ?? this.#below.use(account, purpose);
  }

  /** Whatever is decided now is later than any moment that is asked for. */
  inflow(account: string, since: number): number | undefined {
    const before = this.#below.inflow(account, since);
    return before === undefined ? undefined : before + (this.#received.get(account) ?? 0);
  }

  apply(changes: Changes): void {
    for (const currency of changes.currencies) this.currencies.set(currency.code, currency);
    for (const account of changes.accounts) this.accounts.set(account.id, account);
    for (const hold of changes.holds) this.holds.set(hold.id, hold);
    for (const use of changes.uses) this.uses.set(useKey(use.account, use.purpose), use);
    for (const { account, amount } of changes.movements) if (amount > 0) this.#receive(account, amount);
    this.ticking.apply(changes.ticking);
    this.credit.apply(changes.creditSources);
  }

  #receive(account: string, amount: number): void {
    this.#received.set(account, (this.#received.get(account) ?? 0) + amount);
  }

  record(recorded: Recorded): void {
    this.records.set(recorded.transfer.id, recorded);
    const { kind, related, verdict, id } = recorded.transfer;
    if (kind !== "reversal" || related === null || verdict !== "accepted") return;
    const original = this.recorded(related);
    if (original) this.records.set(related, { ...original, reversedBy: id });
  }

  /** Lays everything kept here over another layer. */
  keepIn(layer: Layer): void {
    for (const [code, currency] of this.currencies) layer.currencies.set(code, currency);
    for (const [id, account] of this.accounts) layer.accounts.set(id, account);
    for (const [id, hold] of this.holds) layer.holds.set(id, hold);
    for (const [id, recorded] of this.records) layer.records.set(id, recorded);
    for (const [key, use] of this.uses) layer.uses.set(key, use);
    for (const [account, amount] of this.#received) layer.#receive(account, amount);
    layer.ticking.apply(this.ticking.added);
    layer.credit.apply(this.credit.changed.values());
  }
}
