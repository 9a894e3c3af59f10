import { occurrence, type Rhythm } from "@mereau/shared/calendar/rhythm.ts";

/** A standing order as it is being written. */
export type Draft = {
  id: string;
  to: string;
  amount: string;
  memo: string;
  every: string;
  /** For every so many days. */
  days: string;
  first: string;
  /** `never`, `date` or `count`. */
  ends: string;
  endDate: string;
  count: string;
};

export const everies = ["month", "week", "quarter", "year", "days", "once"] as const;

const whole = (text: string, most: number): number | null => {
  const figure = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return figure >= 1 && figure <= most ? figure : null;
};

/** What was written as the API takes it; null while something is missing. */
export function rhythmOf({ every, days }: Draft): Rhythm | null {
  switch (every) {
    case "month":
    case "quarter":
    case "year":
      return { every, day: null };
    case "week":
    case "once":
      return { every };
    case "days": {
      const count = whole(days, 366);
      return count === null ? null : { every, days: count };
    }
    default:
      return null;
  }
}

/** When it ends; null while that is not written out. */
export function endOf({ every, ends, endDate, count, first }: Draft) {
  if (ends === "date" && every !== "once")
    return endDate >= first && endDate !== "" ? { endDate, count: null } : null;
  if (ends === "count" && every !== "once") {
    const figure = whole(count, 10_000);
    return figure === null ? null : { endDate: null, count: figure };
  }
  return { endDate: null, count: null };
}

/** The first dates on which it pays. */
export function firstDates(draft: Draft, most: number): string[] {
  const rhythm = rhythmOf(draft);
  const end = endOf(draft);
  if (!rhythm || !end || draft.first === "") return [];
  const dates = Array.from({ length: Math.min(most, end.count ?? most) }, (_, index) =>
    occurrence(rhythm, draft.first, index),
  );
  return dates.filter((date) => date !== null).filter((date) => end.endDate === null || date <= end.endDate);
}
