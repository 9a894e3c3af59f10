import { indexKey, type TickingChanges } from "#ledger/ticking.ts";
import { TickingMemory } from "#ledger/tickingMemory.ts";
import type { ReadContent } from "#ledger/verify/content.ts";
import { inForce } from "#policies/versions.ts";
import { nextTickAt } from "#settling/clock.ts";
import type { TickIndex } from "#settling/index.ts";
import { makeIndex, makeTick, type Standing, type Tick } from "#settling/tick.ts";

const noChanges: TickingChanges = { versions: [], ticks: [], indexes: [] };

type Says = (what: string) => void;

/** The ticks of every currency, worked out once more from the policies alone. */
export class TickBooks extends TickingMemory {
  /** Rows that the batches gave to each table. */
  readonly rows = { policy: 0, tick: 0, tick_index: 0 };

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
      this.keep({ ...noChanges, versions: [version] });
    }
    this.keep({ ...noChanges, ticks: ticks.filter((tick) => tick.number === 0) });
    for (const row of unexplained.values()) this.#begin(row, says);
  }

  /** An index that a version began: nothing has melted in it yet. */
  #begin(row: TickIndex, says: Says): void {
    const key = indexKey(row.currency, row.type);
    const isBeginning = row.restarts && row.decay === row.factor && row.accrual === 0n;
    const isNew = this.began(row.currency, row.type) === undefined;
    if (!isNew || !isBeginning || row.tick !== this.lastTick(row.currency)?.number)
      says(`the index of ${key} has a row that no tick explains`);
    this.keep({ ...noChanges, indexes: [row] });
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
    const before = this.lastTick(currency);
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
      this.keep({ ...noChanges, indexes: [row] });
    }
    this.keep({ ...noChanges, ticks: [tick] });
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
