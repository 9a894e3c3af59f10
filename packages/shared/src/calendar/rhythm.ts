import { addDays, dayOf, monthsLater } from "#calendar/date.ts";

/**
 * How often something comes back. `day` is a day of the month: the 31st is the last day of a shorter one; null: that of
 * the first date.
 */
export type Rhythm =
  | { every: "once" }
  | { every: "week" }
  | { every: "month" | "quarter" | "year"; day: number | null }
  | { every: "days"; days: number };

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

/**
 * The date of an occurrence, counted from 0. Each is reckoned from the first date and not from the one before it, so that
 * the 31st comes back after February. Where the first date’s month offers the day only earlier, it begins a month later.
 *
 * @param first the date on or after which it begins
 * @returns null for a second occurrence of what happens once
 */
export function occurrence(rhythm: Rhythm, first: string, index: number): string | null {
  switch (rhythm.every) {
    case "once":
      return index === 0 ? first : null;
    case "week":
      return addDays(first, 7 * index);
    case "days":
      return addDays(first, rhythm.days * index);
    case "month":
    case "quarter":
    case "year": {
      const day = rhythm.day ?? dayOf(first);
      const late = monthsLater(first, 0, day) < first ? 1 : 0;
      return monthsLater(first, late + monthsOf[rhythm.every] * index, day);
    }
  }
}

/** The first occurrence on or after a date, with its place in the row; null when there is none. */
export function occurrenceFrom(
  rhythm: Rhythm,
  first: string,
  date: string,
): { index: number; date: string } | null {
  for (let index = 0; ; index += 1) {
    const found = occurrence(rhythm, first, index);
    if (found === null || found >= date) return found === null ? null : { index, date: found };
  }
}
