import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { AMOUNT_MAX } from "@mereau/shared/money/bounds.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";

import type { Random } from "./random.ts";
import type { Cast, Item, Moment } from "./story.ts";

/** Minor units. */
type Limits = { creditLimit: number; balanceCap: number | null };
type Said = { memo?: string | undefined; category?: string; reference?: string };

/**
 * Writes down what people of one currency do, in the order of time, and knows what each of them has left, so that a
 * story's payments succeed unless they are meant to be refused. Amounts are minor units.
 */
export class Diary {
  readonly #cast: Cast;
  readonly #random: Random;
  readonly #currency: string;
  readonly #scale: number;
  readonly #moments = new Map<number, Item[]>();
  readonly #balances = new Map<string, number>();
  readonly #limits = new Map<string, Limits>();
  #now = 0;

  constructor(cast: Cast, random: Random, money: { currency: string; scale: number }) {
    this.#cast = cast;
    this.#random = random;
    this.#currency = money.currency;
    this.#scale = money.scale;
  }

  /** Everything from now on happens at this moment. */
  goTo(moment: number): void {
    if (moment < this.#now) throw new RangeError("A diary is written in the order of time");
    this.#now = moment;
  }

  balanceOf(person: string): number {
    return this.#balances.get(person) ?? 0;
  }

  hasJoined(person: string): boolean {
    return this.#limits.has(person);
  }

  join(person: string, limits: Limits, type: string): void {
    this.#limits.set(person, limits);
    this.#write({
      kind: "open_account",
      account: this.#cast.account(person, this.#currency),
      currency: this.#currency,
      creditLimit: formatAmount(limits.creditLimit, this.#scale),
      balanceCap: limits.balanceCap === null ? null : formatAmount(limits.balanceCap, this.#scale),
      type,
    });
  }

  /** From the next tick on they receive the dividend, which `receive` counts. */
  recognise(person: string, type: string): void {
    const account = this.#cast.account(person, this.#currency);
    this.#write({ kind: "set_standing", account, currency: this.#currency, type, receives: true });
  }

  /** Counts what comes to somebody by itself. */
  receive(person: string, amount: number): void {
    this.#change(person, amount);
  }

  canPay(from: string, to: string, amount: number): boolean {
    const payer = this.#limits.get(from);
    const payee = this.#limits.get(to);
    if (!payer || !payee || from === to || amount <= 0) return false;
    const isCovered = this.balanceOf(from) + payer.creditLimit >= amount;
    return isCovered && this.balanceOf(to) + amount <= (payee.balanceCap ?? AMOUNT_MAX);
  }

  /** Pays when it is possible, and else does nothing; returns the transfer's id when it was done. */
  pay(from: string, to: string, amount: number, said: Said = {}): string | null {
    return this.canPay(from, to, amount) ? this.attempt(from, to, amount, said) : null;
  }

  /** Asks for a payment, be it one that will be refused; returns its id. */
  attempt(from: string, to: string, amount: number, said: Said = {}): string {
    if (this.canPay(from, to, amount)) this.#move(from, to, amount);
    const parties = { from: this.#account(from), to: this.#account(to) };
    return this.#write({ kind: "payment", ...this.#asked(from, amount), ...parties, ...said });
  }

  /** Gives something to a pot; returns whether it was possible. */
  give(from: string, pot: string, amount: number, said: Said = {}): boolean {
    if (this.balanceOf(from) < amount) return false;
    this.#change(from, -amount);
    const parties = { from: this.#account(from), to: pot };
    this.#write({ kind: "payment", ...this.#asked(from, amount), ...parties, ...said });
    return true;
  }

  issue(by: string, to: string, amount: number, said: Said = {}): void {
    const limits = this.#limits.get(to);
    if (!limits || this.balanceOf(to) + amount > (limits.balanceCap ?? AMOUNT_MAX)) return;
    this.#change(to, amount);
    this.#write({ kind: "issue", ...this.#asked(by, amount), to: this.#account(to), ...said });
  }

  redeem(from: string, amount: number, said: Said = {}): void {
    if (amount <= 0 || this.balanceOf(from) < amount) return;
    this.#change(from, -amount);
    this.#write({ kind: "redemption", ...this.#asked(from, amount), from: this.#account(from), ...said });
  }

  /** Keeps an amount aside; it may be captured in part, the rest is let go at the same moment. */
  hold(from: string, to: string, amount: number, expiresAt: number, said: Said = {}): string | null {
    if (!this.canPay(from, to, amount)) return null;
    this.#change(from, -amount);
    const parties = { from: this.#account(from), to: this.#account(to), expiresAt };
    return this.#write({ kind: "hold", ...this.#asked(from, amount), ...parties, ...said });
  }

  settle(
    hold: string,
    held: { from: string; to: string; amount: number },
    captured: number,
    said: Said = {},
  ): void {
    const { from, to, amount } = held;
    this.#change(from, amount - captured);
    this.#change(to, captured);
    this.#write({ kind: "capture", ...this.#asked(to, captured), hold, ...said });
    if (captured === amount) return;
    const { amount: _, ...asked } = this.#asked(to, 0);
    this.#write({ kind: "release", ...asked, hold });
  }

  /** A manager undoes a payment. */
  reverse(
    by: string,
    transfer: string,
    paid: { from: string; to: string; amount: number },
    reason: string,
  ): void {
    if (this.balanceOf(paid.to) < paid.amount) return;
    this.#move(paid.to, paid.from, paid.amount);
    const { amount: _, ...asked } = this.#asked(by, 0);
    this.#write({ kind: "reversal", ...asked, transfer, reason });
  }

  moments(): Moment[] {
    return [...this.#moments].map(([at, items]) => ({ at, items }));
  }

  #account(person: string): string {
    return this.#cast.account(person, this.#currency);
  }

  #asked(by: string, amount: number) {
    const id = uuidV7(this.#now, this.#random.bytes(10));
    const actor = this.#cast.member(by);
    return { id, actor, currency: this.#currency, amount: formatAmount(amount, this.#scale) };
  }

  #move(from: string, to: string, amount: number): void {
    this.#change(from, -amount);
    this.#change(to, amount);
  }

  #change(person: string, amount: number): void {
    this.#balances.set(person, this.balanceOf(person) + amount);
  }

  #write(item: Item): string {
    const items = this.#moments.get(this.#now) ?? [];
    items.push(item);
    this.#moments.set(this.#now, items);
    return "id" in item ? item.id : "";
  }
}

/** Several diaries of one community as one history: what falls on one moment goes together. */
export function mergeMoments(histories: readonly Moment[][]): Moment[] {
  const merged = new Map<number, Item[]>();
  for (const { at, items } of histories.flat()) merged.set(at, [...(merged.get(at) ?? []), ...items]);
  return [...merged].map(([at, items]) => ({ at, items })).toSorted((one, other) => one.at - other.at);
}
