import { and, asc, eq, inArray, sql } from "drizzle-orm";

import { type account as accounts, settlement, tickIndex } from "@mereau/db/tenant/schema.ts";
import { type SettledFrom, settledBy } from "@mereau/shared/ledger/settledBy.ts";
import { EVERY_TYPE } from "@mereau/shared/ledger/ticking.ts";
import type { TickIndex } from "@mereau/shared/settling/index.ts";
import { meltedOf, readIndex } from "#services/accounts/unsettled.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

type AccountRow = typeof accounts.$inferSelect;

/**
 * What an account stood at just before a moment, in minor units; of that, what had come in and melted by then and had no
 * entry yet; and the last posting of the ledger before.
 */
export type Standing = { last: number; posted: number; gross: number; melted: number };

/** How many rows of indexes one answer reads at most: hours of two years, days of half a century. */
const INDEX_ROWS_MAX = 20_000;

/** A place of the ledger at a moment, as the database tells it. */
type Place = {
  moment: number;
  last: number;
  posted: number;
  /** The transfer of the account’s next posting. */
  next: string | null;
};

/** A moment with what the account was settled from next after it, or is going to be. */
type Pending = { place: Place; from: SettledFrom; toTick: number | null; tick: number };

/**
 * What an account stood at just before each of some moments (milliseconds since 1970), as `pendingBefore` tells one: whatever
 * came in and melted counts from when it was due. Four questions to the database, however many moments there are.
 * Refuses with `invalid_input` moments for which too many ticks would be read.
 */
export async function readStandings(
  ctx: CommunityContext,
  row: AccountRow,
  moments: readonly number[],
): Promise<Standing[]> {
  const places = await readPlaces(ctx, row.id, moments);
  const pending = row.kind === "member" ? await readPending(ctx, row, places) : new Map<Place, Pending>();
  const indexes = await readIndexes(ctx, row.currency, [...pending.values()]);
  return places.map((place) => {
    const waiting = pending.get(place);
    if (!waiting) return { last: place.last, posted: place.posted, gross: 0, melted: 0 };
    const settled = settledBy(waiting.from, indexes, waiting.tick);
    return { last: place.last, posted: settled.posted, gross: settled.gross, melted: meltedOf(settled) };
  });
}

const readPlaces = (ctx: CommunityContext, account: string, moments: readonly number[]): Promise<Place[]> =>
  ctx.db.all<Place>(sql`with place as (select "key" as "order", value as moment,
      coalesce((select last_posting from batch where at < value order by at desc limit 1), 0) as last
      from json_each(${JSON.stringify(moments)}))
    select moment, last,
      coalesce((select posted from posting where account = ${account} and seq <= last order by seq desc limit 1), 0) as posted,
      (select "transfer" from posting where account = ${account} and seq > last order by seq limit 1) as next
    from place order by "order"`);

/** What the account is settled from after each place: by the settlement that comes next; where no posting follows, as it stands. */
async function readPending(
  ctx: CommunityContext,
  row: AccountRow,
  places: readonly Place[],
): Promise<Map<Place, Pending>> {
  const transfers = [...new Set(places.flatMap(({ next }) => next ?? []))];
  const settlements = await ctx.db
    .select()
    .from(settlement)
    .where(sql`${settlement.transfer} in (select value from json_each(${JSON.stringify(transfers)}))`);
  const found = new Map(settlements.map((one) => [one.transfer, one]));
  const { id: account, type, posted, held, fraction, tick: fromTick } = row;
  const standing = { account, type, receives: row.receives === 1, posted, held, fraction, fromTick };
  const pending = places.flatMap((place): Omit<Pending, "tick">[] => {
    if (place.next === null) return [{ place, from: standing, toTick: null }];
    const next = found.get(place.next);
    if (!next) return [];
    const { transfer: _, toTick, ...from } = next;
    return [{ place, from: { ...from, receives: from.receives === 1 }, toTick }];
  });
  const windows = pending.map(({ place, from, toTick }) => [from.fromTick, toTick, place.moment]);
  const ticks = await ctx.db.all<{ number: number | null }>(sql`select
    (select number from tick where currency = ${row.currency} and number > value ->> 0
      and (value ->> 1 is null or number <= value ->> 1) and at < value ->> 2 order by number desc limit 1) as number
    from json_each(${JSON.stringify(windows)}) order by "key"`);
  return new Map(
    pending.map((one, index) => [one.place, { ...one, tick: ticks[index]?.number ?? one.from.fromTick }]),
  );
}

/** The rows of the indexes by which any of these was settled, each once. */
async function readIndexes(
  ctx: CommunityContext,
  currency: string,
  pending: readonly Pending[],
): Promise<TickIndex[]> {
  const windows = joined(pending.map(({ from, tick }): Window => [from.fromTick, tick]));
  if (windows.reduce((sum, [first, last]) => sum + last - first + 1, 0) > INDEX_ROWS_MAX)
    throw new Refusal("invalid_input", { fields: [{ field: "step", code: "too_many_ticks" }] });
  const types = [EVERY_TYPE, ...new Set(pending.map(({ from }) => from.type))];
  const rows = await ctx.db
    .select()
    .from(tickIndex)
    .innerJoin(
      sql`json_each(${JSON.stringify(windows)})`,
      sql`${tickIndex.tick} between value ->> 0 and value ->> 1`,
    )
    .where(and(eq(tickIndex.currency, currency), inArray(tickIndex.type, types)))
    .orderBy(asc(tickIndex.tick));
  return rows.map((row) => readIndex(row.tick_index));
}

type Window = [first: number, last: number];

/** Windows of ticks, those that overlap made one, in order. */
function joined(windows: readonly Window[]): Window[] {
  const whole: Window[] = [];
  for (const [first, last] of windows.toSorted(([one], [other]) => one - other)) {
    const before = whole.at(-1);
    if (before && first <= before[1]) before[1] = Math.max(before[1], last);
    else whole.push([first, last]);
  }
  return whole;
}
