import { indexKey, type Ticking, type TickingChanges } from "#ledger/ticking.ts";
import type { PolicyVersion } from "#policies/versions.ts";
import type { TickIndex } from "#settling/index.ts";
import type { Tick } from "#settling/tick.ts";

/** How the clocks of a ledger stand: all that need not be looked up later. */
export type OpenedTicking = {
  versions: readonly PolicyVersion[];
  /** The last tick of each currency. */
  ticks: readonly Tick[];
  /** The last row of each index, and the tick at which that index began. */
  indexes: readonly { last: TickIndex; began: number }[];
};

/** An index as far back as it was looked up: every row from some tick to the last. */
type Tail = { began: number; rows: TickIndex[] };

/**
 * Policies and ticks kept in memory: all versions, each last tick, and the latest part of every index, as far back as it
 * was taken in.
 */
export class TickingMemory implements Ticking {
  readonly #versions = new Map<string, readonly PolicyVersion[]>();
  readonly #lastTicks = new Map<string, Tick>();
  readonly #tails = new Map<string, Tail>();

  /** The memory of a ledger that stands somewhere already. */
  static of({ versions, ticks, indexes }: OpenedTicking): TickingMemory {
    const memory = new TickingMemory();
    memory.keep({ versions, ticks, indexes: [] });
    for (const { last, began } of indexes)
      memory.#tails.set(indexKey(last.currency, last.type), { began, rows: [last] });
    return memory;
  }

  clocks(): readonly string[] {
    return [...this.#lastTicks.keys()];
  }

  versions(currency: string): readonly PolicyVersion[] {
    return this.#versions.get(currency) ?? [];
  }

  lastTick(currency: string): Tick | undefined {
    return this.#lastTicks.get(currency);
  }

  lastIndexes(currency: string): readonly TickIndex[] {
    return [...this.#tails.values()].flatMap(({ rows }) => {
      const last = rows.at(-1);
      return last?.currency === currency ? [last] : [];
    });
  }

  began(currency: string, type: string): number | undefined {
    return this.#tails.get(indexKey(currency, type))?.began;
  }

  indexSince(currency: string, type: string, tick: number): readonly TickIndex[] {
    const rows = this.#tails.get(indexKey(currency, type))?.rows ?? [];
    return rows.slice(Math.max(0, tick - (rows[0]?.tick ?? 0)));
  }

  knowsIndex(currency: string, type: string, since: number): boolean {
    const tail = this.#tails.get(indexKey(currency, type));
    return tail === undefined || (tail.rows[0]?.tick ?? 0) <= Math.max(since, tail.began);
  }

  /** Takes in the answer to a look-up: what comes before the part that is known. */
  learn(found: readonly TickIndex[]): void {
    for (const rows of Map.groupBy(found, ({ currency, type }) => indexKey(currency, type)).values()) {
      const [first] = rows;
      const tail = first && this.#tails.get(indexKey(first.currency, first.type));
      if (!tail) continue;
      const known = tail.rows[0]?.tick ?? 0;
      tail.rows.unshift(...rows.filter((row) => row.tick < known));
    }
  }

  /** Takes in what was decided. */
  keep({ versions, ticks, indexes }: TickingChanges): void {
    for (const version of versions)
      this.#versions.set(version.currency, [...this.versions(version.currency), version]);
    for (const tick of ticks) this.#lastTicks.set(tick.currency, tick);
    for (const row of indexes) {
      const key = indexKey(row.currency, row.type);
      const tail = this.#tails.get(key);
      if (tail) tail.rows.push(row);
      else this.#tails.set(key, { began: row.tick, rows: [row] });
    }
  }
  /** Another memory that stands where this one does, and goes its own way from there. */
  copy(): TickingMemory {
    const copy = new TickingMemory();
    for (const [code, versions] of this.#versions) copy.#versions.set(code, versions);
    for (const [code, tick] of this.#lastTicks) copy.#lastTicks.set(code, tick);
    for (const [key, { began, rows }] of this.#tails) copy.#tails.set(key, { began, rows: [...rows] });
    return copy;
  }
}
