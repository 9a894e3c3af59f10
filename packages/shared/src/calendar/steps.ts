import { DAY_MS } from "#calendar/date.ts";

export const steps = ["day", "week", "month"] as const;

export type Step = (typeof steps)[number];

/** The first Monday since 1970, in milliseconds. */
const FIRST_MONDAY = 4 * DAY_MS;

/** Where the next day, week (from Monday on) or month of the UTC calendar begins after a moment in milliseconds since 1970. */
function nextStart(moment: number, step: Step): number {
  if (step === "month") {
    const date = new Date(moment);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
  }
  const [first, length] = step === "day" ? [0, DAY_MS] : [FIRST_MONDAY, 7 * DAY_MS];
  return first + (Math.floor((moment - first) / length) + 1) * length;
}

/**
 * The days, weeks or months of a period, by where each ends (itself excluded): the first may begin within its own, and the last
 * ends with the period. Null where there are more than `most`.
 */
export function stepEnds(from: number, to: number, step: Step, most: number): number[] | null {
  const ends: number[] = [];
  for (let start = from; start < to; start = ends.at(-1) ?? to) {
    if (ends.length === most) return null;
    ends.push(Math.min(nextStart(start, step), to));
  }
  return ends;
}
