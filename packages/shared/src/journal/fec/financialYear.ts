import { DAY_MS } from "#calendar/date.ts";
import type { Period } from "#contracts/period.ts";

export type YearEnd = { month: number; day: number };

/** A stretch of time in milliseconds since 1970, `to` excluded, and the last day of its financial year: `20261231`. */
export type YearPeriod = { from: number; to: number; closes: string; endsYear: boolean };

/** A UTC day as the file writes it: `20261122`. */
export const fecDay = (moment: number): string =>
  new Date(moment).toISOString().slice(0, 10).replaceAll("-", "");

/** The moment at which the financial year that ends in a calendar year is over. */
function endIn(year: number, { month, day }: YearEnd): number {
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Date.UTC(year, month - 1, Math.min(day, lastOfMonth)) + DAY_MS;
}

/** The financial year in which a moment lies. */
function yearOf(moment: number, yearEnd: YearEnd): YearPeriod {
  const calendar = new Date(moment).getUTCFullYear();
  const year = moment < endIn(calendar, yearEnd) ? calendar : calendar + 1;
  const to = endIn(year, yearEnd);
  return { from: endIn(year - 1, yearEnd), to, closes: fecDay(to - DAY_MS), endsYear: true };
}

/**
 * The part of one financial year that was asked for: that of `from`, or else of `to`, or else of `now`; what is not
 * given is the beginning or the end of that year. Null when it is of two years, or of none.
 */
export function yearPeriod({ from, to }: Period, yearEnd: YearEnd, now: number): YearPeriod | null {
  const year = yearOf(from ?? (to === undefined ? now : to - 1), yearEnd);
  const period = {
    ...year,
    from: from ?? year.from,
    to: to ?? year.to,
    endsYear: (to ?? year.to) === year.to,
  };
  return period.from < period.to && period.to <= year.to ? period : null;
}
