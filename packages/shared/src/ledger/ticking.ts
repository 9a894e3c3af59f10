import type { PolicyVersion } from "#policies/versions.ts";
import type { TickIndex } from "#settling/index.ts";
import type { Tick } from "#settling/tick.ts";

/** What the rules may know of the policies and ticks of currencies. */
export type Ticking = {
  /** The currencies whose clock was set up. */
  clocks(): readonly string[];
  versions(currency: string): readonly PolicyVersion[];
  /** The last tick of a currency; none where its clock was never set up. */
  lastTick(currency: string): Tick | undefined;
  /** The last row of each of its indexes, the one of all types first. */
  lastIndexes(currency: string): readonly TickIndex[];
  /** The tick at which a type's own index began; none where it has none. */
  began(currency: string, type: string): number | undefined;
  /** An index from a tick on, that tick included. It must have been looked up. */
  indexSince(currency: string, type: string, tick: number): readonly TickIndex[];
};

/** What a decision adds to them. */
export type TickingChanges = {
  versions: readonly PolicyVersion[];
  ticks: readonly Tick[];
  indexes: readonly TickIndex[];
};

/** The index of all types that have none of their own. */
export const EVERY_TYPE = "";

/** A name for one index among all. */
export const indexKey = (currency: string, type: string): string => `${currency} ${type}`;

export const noTicking: Ticking = {
  clocks: () => [],
  versions: () => [],
  lastTick: () => undefined,
  lastIndexes: () => [],
  began: () => undefined,
  indexSince: () => [],
};

/** Versions, ticks and index rows laid over others. */
export class TickingLayer implements Ticking {
  readonly added: { versions: PolicyVersion[]; ticks: Tick[]; indexes: TickIndex[] } = {
    versions: [],
    ticks: [],
    indexes: [],
  };
  readonly #below: Ticking;

  constructor(below: Ticking) {
    this.#below = below;
  }

  clocks(): readonly string[] {
    if (this.added.ticks.length === 0) return this.#below.clocks();
    return [...new Set([...this.#below.clocks(), ...this.added.ticks.map((tick) => tick.currency)])];
  }

  versions(currency: string): readonly PolicyVersion[] {
    const added = this.added.versions.filter((version) => version.currency === currency);
    const below = this.#below.versions(currency);
    return added.length === 0 ? below : [...below, ...added];
  }

  lastTick(currency: string): Tick | undefined {
    return this.added.ticks.findLast((tick) => tick.currency === currency) ?? this.#below.lastTick(currency);
  }

  lastIndexes(currency: string): readonly TickIndex[] {
    const added = this.added.indexes.filter((row) => row.currency === currency);
    if (added.length === 0) return this.#below.lastIndexes(currency);
    const last = new Map([...this.#below.lastIndexes(currency), ...added].map((row) => [row.type, row]));
    return [...last.values()];
  }

  began(currency: string, type: string): number | undefined {
    const own = (row: TickIndex) => row.currency === currency && row.type === type;
    return this.#below.began(currency, type) ?? this.added.indexes.find(own)?.tick;
  }

  indexSince(currency: string, type: string, tick: number): readonly TickIndex[] {
    const added = this.added.indexes.filter(
      (row) => row.currency === currency && row.type === type && row.tick >= tick,
    );
    const below = this.#below.indexSince(currency, type, tick);
    return added.length === 0 ? below : [...below, ...added];
  }

  apply({ versions, ticks, indexes }: TickingChanges): void {
    this.added.versions.push(...versions);
    this.added.ticks.push(...ticks);
    this.added.indexes.push(...indexes);
  }
}
