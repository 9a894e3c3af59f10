import { indexKey, type Ticking } from "#ledger/ticking.ts";
import type { ReadContent } from "#ledger/verify/content.ts";
import { inForce, type PolicyVersion } from "#policies/versions.ts";
import { nextTickAt } from "#settling/clock.ts";
import type { TickIndex } from "#settling/index.ts";
import { makeIndex, makeTick, type Standing, type Tick } from "#settling/tick.ts";

type Says = (what: string) => void;

/** The ticks of every currency, worked out once more from the policies alone. */
export class TickBooks implements Ticking {
  /** Rows that the batches gave to each table. */
  readonly rows = { policy: 0, tick: 0, tick_index: 0 };
  readonly #versions = new Map<string, PolicyVersion[]>();
  readonly #last = new Map<string, Tick>();
  readonly #indexes = new Map<string, TickIndex[]>();

  clocks(): readonly string[] {
    return [...this.#last.keys()];
  }

  versions(currency: string): readonly PolicyVersion[] {
    return this.#versions.get(currency) ?? [];
  }

  lastTick(currency: string): Tick | undefined {
    return this.#last.get(currency);
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

  /**
   * Takes in the ticks and then the versions of a batch, and says which of its figures do not follow from the policies.
   * `standingOf` gives how a currency stood before the batch.
   */
  follow(
    { header, policies, ticks, indexes }: ReadContent,
    standingOf: (currency: string) => Standing,
    says: Says,
  ): void {
    this.rows.policy += policies.length;
    this.rows.tick += ticks.length;
    this.rows.tick_index += indexes.length;
    const created = new Map<string, number>();
    const standing = (currency: string): Standing => {
      const before = standingOf(currency);
      return { ...before, mass: before.mass + (created.get(currency) ?? 0) };
    };
    const unexplained = new Map(indexes.map((row) => [placeOf(row), row]));
    for (const tick of ticks)
      if (tick.number > 0) {
        this.#followTick(tick, unexplained, standing, says);
        created.set(tick.currency, (created.get(tick.currency) ?? 0) + tick.dividend * tick.members);
        if (tick.at > header.at) says(`the tick ${tick.number} of ${tick.currency} was not due yet`);
      }
    for (const version of policies) {
      const known = this.versions(version.currency);
      if (version.version !== known.length + 1) says(`the policies of ${version.currency} skip a version`);
      this.#versions.set(version.currency, [...known, version]);
    }
    for (const tick of ticks) if (tick.number === 0) this.#last.set(tick.currency, tick);
    for (const row of unexplained.values()) this.#begin(row, says);
  }

  /** An index that a version began: nothing has melted in it yet. */
  #begin(row: TickIndex, says: Says): void {
    const key = indexKey(row.currency, row.type);
    const isBeginning = row.restarts && row.decay === row.factor && row.accrual === 0n;
    if (this.#indexes.has(key) || !isBeginning || row.tick !== this.#last.get(row.currency)?.number)
      says(`the index of ${key} has a row that no tick explains`);
    this.#indexes.set(key, [...(this.#indexes.get(key) ?? []), row]);
  }

  /** Works a tick out once more, and takes what it explains away from the rows that the batch states. */
  #followTick(
    tick: Tick,
    stated: Map<string, TickIndex>,
    standingOf: (currency: string) => Standing,
    says: Says,
  ) {
    const { currency } = tick;
    const versions = this.versions(currency);
    const before = this.#last.get(currency);
    const version = inForce(versions, tick.at);
    if (!before || !version || nextTickAt(versions, before.at) !== tick.at)
      return says(`the tick ${tick.number} of ${currency} falls on no moment that its policies name`);
    const earlier = versions.find((it) => it.version === before.version) ?? null;
    const standing = standingOf(currency);
    const expected = makeTick({ before, earlier, version }, tick.at, standing);
    if (!isSame(expected, tick))
      says(`the tick ${tick.number} of ${currency} does not follow from its policies`);
    for (const index of this.lastIndexes(currency)) {
      const row = makeIndex({ before, earlier, version }, tick, index, standing);
      if (!isSame(row, stated.get(placeOf(row))))
        says(
          `the index of ${indexKey(currency, row.type)} at tick ${row.tick} does not follow from its policies`,
        );
      stated.delete(placeOf(row));
      this.#indexes.get(indexKey(currency, row.type))?.push(row);
    }
    this.#last.set(currency, tick);
  }
}

const placeOf = ({ currency, type, tick }: TickIndex): string => `${indexKey(currency, type)} ${tick}`;

/** Whether two records of the same shape have the same figures. */
const isSame = (left: Tick | TickIndex, right: Tick | TickIndex | undefined): boolean =>
  right !== undefined &&
  JSON.stringify(Object.entries(left).map(told)) === JSON.stringify(Object.entries(right).map(told));

const told = ([name, value]: [string, unknown]) => [
  name,
  typeof value === "bigint" ? value.toString(16) : value,
];
