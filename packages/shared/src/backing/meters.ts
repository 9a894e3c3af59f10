import { addDays, monthsLater } from "#calendar/date.ts";
import { formatAmount } from "#money/decimal.ts";

/*
 * What French law asks of whoever issues a currency within a limited network without an authorisation of their own:
 * to tell the ACPR once they have grown. One meter for each threshold.
 */

/**
 * In whole euros, of both meters: payments carried out over the last twelve months (article L521-3, II, of the Code
 * monétaire et financier), and what is outstanding (article L525-6).
 */
export const DECLARATION_EUROS = 1_000_000;

/** In percent of the threshold: when whoever runs the community is told. */
export const METER_MARKS = [80, 100] as const;

export type MeterMark = (typeof METER_MARKS)[number];

/** The threshold in minor units of a reserve with this many decimals. */
export const thresholdOf = (scale: number): number => DECLARATION_EUROS * 10 ** scale;

/** How full a meter is, in percent to one decimal, rounded down so that 100.0 is never shown too soon. */
export const percentOf = (minor: number, threshold: number): string =>
  formatAmount(Number((BigInt(minor) * 1_000n) / BigInt(threshold)), 1);

/** The marks that a figure has reached, the lowest first. To declare is for what exceeds the threshold; a mark warns on reaching it. */
export const marksReached = (minor: number, threshold: number): MeterMark[] =>
  METER_MARKS.filter((mark) => BigInt(minor) * 100n >= BigInt(threshold) * BigInt(mark));

/** The first UTC day of the twelve months that end with this one: of 2027-11-22, 2026-11-23. */
export const firstDayOfYear = (today: string): string =>
  addDays(monthsLater(today, -12, Number(today.slice(8))), 1);

/**
 * The calendar months of the twelve months that end with this day, `YYYY-MM`, the earliest first: thirteen, of which the first
 * has begun before and the last is under way; twelve on the last day of a month.
 */
export function monthsOfYear(today: string): string[] {
  const first = firstDayOfYear(today).slice(0, 7);
  const months = Array.from({ length: 13 }, (_, index) =>
    monthsLater(`${today.slice(0, 7)}-01`, index - 12, 1).slice(0, 7),
  );
  return months.filter((month) => month >= first);
}
