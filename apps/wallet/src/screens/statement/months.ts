import { addDays, dateOf, monthsLater } from "@mereau/shared/calendar/date.ts";

/** The month of a moment in the UTC calendar, by which the ledger counts: `2026-11`. */
export const monthOf = (moment: number): string => dateOf(moment).slice(0, 7);

/** The month that lies so many months after another one, or before it. */
export const monthAfter = (month: string, months: number): string =>
  monthsLater(`${month}-01`, months, 1).slice(0, 7);

/** The first and the last day of a month. */
export const daysOfMonth = (month: string): { from: string; to: string } => ({
  from: `${month}-01`,
  to: addDays(`${monthAfter(month, 1)}-01`, -1),
});

/** So many months up to one, the latest first. */
export const monthsUpTo = (month: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => monthAfter(month, -index));

export const isMonth = (text: string): boolean => /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text);
