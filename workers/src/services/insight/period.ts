import { addDays, dateOf, monthsLater, dayOf } from "@mereau/shared/calendar/date.ts";
import { type DayPeriod, daysOf, periodsWithin, type Step } from "@mereau/shared/insight/periods.ts";
import { Refusal } from "#services/refusal.ts";

/** As many days, weeks or months as one answer may have. */
const PERIODS_MAX = 1_100;

/** No answer looks at more days than that: a hundred years. */
const DAYS_MAX = 36_600;

const refuse = (field: string): Refusal =>
  new Refusal("invalid_input", { fields: [{ field, code: "period" }] });

/** The days that are asked for; the twelve months that end today unless they are named. Refuses `invalid_input`. */
export function periodOf(
  now: number,
  asked: { from?: string | undefined; to?: string | undefined },
): DayPeriod {
  const to = asked.to ?? dateOf(now);
  const from = asked.from ?? addDays(monthsLater(to, -12, dayOf(to)), 1);
  if (from > to || daysOf({ from, to }) > DAYS_MAX) throw refuse("from");
  return { from, to };
}

/** The same in parts. Refuses `invalid_input` more than 1 100 of them. */
export function partsOf(period: DayPeriod, by: Step): DayPeriod[] {
  const parts = periodsWithin(period, by);
  if (parts.length > PERIODS_MAX) throw refuse("from");
  return parts;
}
