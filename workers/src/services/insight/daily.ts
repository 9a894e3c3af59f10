import { and, between, eq, inArray, lt, sql } from "drizzle-orm";

import { dailyFigure } from "@mereau/db/tenant/schema.ts";
import { addDays } from "@mereau/shared/calendar/date.ts";
import type { Measure } from "@mereau/shared/insight/measures.ts";
import type { DayPeriod } from "@mereau/shared/insight/periods.ts";
import type { CurrencyKind } from "@mereau/shared/ledger/currency.ts";
import type { CommunityContext } from "#services/context.ts";

type Sum = { amount: number; times: number };

const none: Sum = { amount: 0, times: 0 };

/** Figures of some measures, by `measure day`: what each day added, all parts together, in minor units. */
export async function readDaily(
  { db }: Pick<CommunityContext, "db">,
  currency: string,
  measures: readonly Measure[],
  { from, to }: DayPeriod,
): Promise<(measure: Measure, period: DayPeriod) => Sum> {
  const rows = await db
    .select({
      measure: dailyFigure.measure,
      day: dailyFigure.day,
      amount: sql<number>`sum(${dailyFigure.amount})`,
      times: sql<number>`sum(${dailyFigure.times})`,
    })
    .from(dailyFigure)
    .where(
      and(
        eq(dailyFigure.currency, currency),
        inArray(dailyFigure.measure, [...measures]),
        between(dailyFigure.day, from, to),
      ),
    )
    .groupBy(dailyFigure.measure, dailyFigure.day);
  const known = new Map(rows.map(({ measure, day, ...sum }) => [`${measure} ${day}`, sum]));
  return (measure, period) => {
    let [amount, times] = [0, 0];
    for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
      const one = known.get(`${measure} ${day}`) ?? none;
      amount += one.amount;
      times += one.times;
    }
    return { amount, times };
  };
}

/** By what circulation is known: what was issued; where nobody issues, all that stands above zero. */
export const circulating = (kind: CurrencyKind): Measure =>
  kind === "mutual" || kind === "reserve" ? "positive" : "circulation";

/** At what a measure that adds up stood at the end of each day of a period, in minor units. */
export async function readEnds(
  { db }: Pick<CommunityContext, "db">,
  currency: string,
  measure: Measure,
  { from, to }: DayPeriod,
): Promise<Map<string, number>> {
  const ofIt = and(eq(dailyFigure.currency, currency), eq(dailyFigure.measure, measure));
  const [[before], days] = await Promise.all([
    db
      .select({ amount: sql<number>`coalesce(sum(${dailyFigure.amount}), 0)` })
      .from(dailyFigure)
      .where(and(ofIt, lt(dailyFigure.day, from))),
    db
      .select({ day: dailyFigure.day, amount: dailyFigure.amount })
      .from(dailyFigure)
      .where(and(ofIt, between(dailyFigure.day, from, to))),
  ]);
  const change = new Map(days.map(({ day, amount }) => [day, amount]));
  const ends = new Map<string, number>();
  let stands = before?.amount ?? 0;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    stands += change.get(day) ?? 0;
    ends.set(day, stands);
  }
  return ends;
}

/** At what it stood on each day of a period, as far as `ends` reaches. */
export function endsWithin(ends: ReadonlyMap<string, number>, { from, to }: DayPeriod): number[] {
  const within: number[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const stood = ends.get(day);
    if (stood !== undefined) within.push(stood);
  }
  return within;
}
