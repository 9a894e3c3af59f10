import { momentOf, monthsLater } from "#calendar/date.ts";

/*
 * Months of the UTC calendar, `YYYY-MM`. What expires does so at the first moment of one of them.
 */

/** The month in which a moment, in milliseconds since 1970, lies. */
export const monthOf = (moment: number): string => new Date(moment).toISOString().slice(0, 7);

/** The first moment of a month. */
export const beginningOf = (month: string): number => momentOf(`${month}-01`);

/** The month so many months after another; before it, where there are less than none. */
export const monthAfter = (month: string, months = 1): string =>
  monthsLater(`${month}-01`, months, 1).slice(0, 7);
