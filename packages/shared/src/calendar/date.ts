/*
 * Plain dates, `YYYY-MM-DD`, of the UTC calendar: no hours, so no summer time. Only dates that exist come in here.
 */

/** A day of the UTC calendar, in milliseconds. */
export const DAY_MS = 86_400_000;

/** The first moment of a date, in milliseconds since 1970. */
export const momentOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** The date of a moment in milliseconds since 1970. */
export const dateOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The day of the month: 31 of `2026-01-31`. */
export const dayOf = (date: string): number => Number(date.slice(8));

export const addDays = (date: string, days: number): string => dateOf(momentOf(date) + days * DAY_MS);

/** This day of the month that lies so many months after a date’s, or its last day where it is shorter. */
export function monthsLater(date: string, months: number, day: number): string {
  const [year = 0, month = 0] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}
