import { addDays, momentOf, monthsLater } from "#calendar/date.ts";

export const steps = ["day", "week", "month"] as const;

/** By what a time is parted: UTC days, weeks from Monday on (ISO 8601), calendar months. */
export type Step = (typeof steps)[number];

/** From its first day to its last, both included. */
export type DayPeriod = { from: string; to: string };

/** The first day of the day, week or month in which a date lies. */
export function beginningOf(date: string, by: Step): string {
  if (by === "day") return date;
  if (by === "month") return `${date.slice(0, 7)}-01`;
  const sinceMonday = (new Date(momentOf(date)).getUTCDay() + 6) % 7;
  return addDays(date, -sinceMonday);
}

const nextBeginning = (first: string, by: Step): string => {
  if (by === "month") return monthsLater(first, 1, 1);
  return addDays(first, by === "week" ? 7 : 1);
};

/** The days, weeks or months that touch a time, whole, the earliest first; one that lasts until after `to` ends there. */
export function periodsWithin({ from, to }: DayPeriod, by: Step): DayPeriod[] {
  const periods: DayPeriod[] = [];
  for (let first = beginningOf(from, by); first <= to;) {
    const next = nextBeginning(first, by);
    const last = addDays(next, -1);
    periods.push({ from: first, to: last < to ? last : to });
    first = next;
  }
  return periods;
}

/** How many days a period has. */
export const daysOf = ({ from, to }: DayPeriod): number => (momentOf(to) - momentOf(from)) / 86_400_000 + 1;
