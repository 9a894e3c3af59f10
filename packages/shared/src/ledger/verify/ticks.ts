import { TICKS_MAX } from "#ledger/assemble.ts";
import { EVERY_TYPE, indexKey, type TickingChanges } from "#ledger/ticking.ts";
import { isOwnTransferId } from "#ledger/ownId.ts";
import { TickingMemory } from "#ledger/tickingMemory.ts";
import { tickIndexRow, tickRow } from "#ledger/tickRows.ts";
import type { ReadContent } from "#ledger/verify/content.ts";
import type { Says } from "#ledger/verify/moment.ts";
import { inForce, type PolicyVersion } from "#policies/versions.ts";
import { nextTickAt, tickSpanOf } from "#settling/clock.ts";
import { beginIndex, type TickIndex } from "#settling/index.ts";
import { makeIndex, makeTick, type Standing, type Tick } from "#settling/tick.ts";

const noChanges: TickingChanges = { versions: [], ticks: [], indexes: [] };

/** The ticks of every currency, worked out once more from the policies alone. */
export class TickBooks extends TickingMemory {
  /** Rows that the batches gave to each table. */
  readonly rows = { policy: 0, tick: 0, tick_index: 0 };

  /**
   * Takes in the ticks and then the versions of a batch, and says which of its figures do not follow from the policies.
   * `standingOf` gives how a currency stood before the batch.
   */
  follow(content: ReadContent, standingOf: (currency: string) => Standing, says: Says): void {
    const { header, policies, ticks, indexes } = content;
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
    if (!isCatchingUp(content)) this.#checkDue(header.at, says);
    for (const version of policies) this.#followVersion(version, header.at, says);
    for (const tick of ticks)
      if (tick.number <= 0) {
        const stated = content.currencies.find(({ code }) => code === tick.currency) ?? { recipients: 0 };
        const members = [standingOf(tick.currency).members, stated.recipients];
        this.#beginClock(tick, header.at, members, says);
      }
    for (const row of unexplained.values()) this.#begin(row, says);
    for (const version of policies) this.#checkBegun(version, says);
  }

  /** Ticks come before anything else: whatever a batch decides, it does so with all that had come due. */
  #checkDue(at: number, says: Says): void {
    for (const currency of this.clocks()) {
      const last = this.lastTick(currency);
      const due = last && nextTickAt(this.versions(currency), last.at);
      if (due != null && due <= at) says(`${currency} had a tick due before it, which is missing`);
    }
  }

  #followVersion(version: PolicyVersion, at: number, says: Says): void {
    const { currency, effectiveAt } = version;
    if (version.version !== this.versions(currency).length + 1)
      says(`the policies of ${currency} skip a version`);
    if (effectiveAt < at) says(`the policies of ${currency} take effect before they were settled`);
    this.keep({ ...noChanges, versions: [version] });
  }

  /** A clock is set up once, at the moment of its batch; `members` are the recipients that it may have counted then. */
  #beginClock(tick: Tick, at: number, members: readonly number[], says: Says): void {
    const { currency } = tick;
    const start = { currency, number: 0, at, version: 0, dividend: 0, mass: 0, reevaluateAt: null };
    const isBeginning = members.some((count) => isSameTick({ ...start, members: count }, tick));
    if (this.lastTick(currency) || !isBeginning) says(`the clock of ${currency} does not begin as it should`);
    this.keep({ ...noChanges, ticks: [tick] });
  }

  /** What policies need to be told by: a clock where they tick, an index for each type that melts at a rate of its own. */
  #checkBegun({ currency, policies }: PolicyVersion, says: Says): void {
    const hasClock = this.lastTick(currency) !== undefined;
    if (!hasClock && tickSpanOf(policies) !== null) says(`the clock of ${currency} was not set up`);
    const types = hasClock ? [EVERY_TYPE, ...Object.keys(policies.demurrage?.byType ?? {})] : [];
    for (const type of types)
      if (this.began(currency, type) === undefined)
        says(`the index of ${indexKey(currency, type)} was not begun`);
  }

  /** An index that a version began, where the one of all types stood: nothing has melted in it yet. */
  #begin(row: TickIndex, says: Says): void {
    const { currency, type } = row;
    const every = this.lastIndexes(currency).find((it) => it.type === EVERY_TYPE);
    const tick = this.lastTick(currency)?.number ?? Number.NaN;
    const start = every ?? { currency, tick, created: 0, floor: 0, destination: "burn" };
    if (this.began(currency, type) !== undefined || !isSameIndex(beginIndex({ ...start, type }), row))
      says(`the index of ${indexKey(currency, type)} has a row that no tick explains`);
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
    if (!isSameTick(expected, tick))
      says(`the tick ${tick.number} of ${currency} does not follow from its policies`);
    for (const index of this.lastIndexes(currency)) {
      const row = makeIndex({ before, earlier, version }, tick, index, standing);
      if (!isSameIndex(row, stated.get(placeOf(row))))
        says(
          `the index of ${indexKey(currency, row.type)} at tick ${row.tick} does not follow from its policies`,
        );
      stated.delete(placeOf(row));
      this.keep({ ...noChanges, indexes: [row] });
    }
    this.keep({ ...noChanges, ticks: [tick] });
  }
}

/** A batch that catches up with a clock that was off decides nothing, and may leave more ticks to the next one. */
const isCatchingUp = ({ ticks, transfers }: ReadContent): boolean =>
  ticks.length >= TICKS_MAX && transfers.every(({ id }) => isOwnTransferId(id));

const placeOf = ({ currency, type, tick }: TickIndex): string => `${indexKey(currency, type)} ${tick}`;

const isSameTick = (left: Tick, right: Tick): boolean =>
  JSON.stringify(tickRow(left)) === JSON.stringify(tickRow(right));

const isSameIndex = (left: TickIndex, right: TickIndex | undefined): boolean =>
  right !== undefined && JSON.stringify(tickIndexRow(left)) === JSON.stringify(tickIndexRow(right));
