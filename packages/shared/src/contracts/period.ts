import { DAY_MS } from "#calendar/date.ts";
import * as z from "zod";

const plainDate = /^\d{4}-\d{2}-\d{2}$/;
const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
/** Which moment of a UTC day a plain date stands for: its first, its last, or the first of the next day. */
const meanings = { start: 0, last: DAY_MS - 1, end: DAY_MS } as const;

type Meaning = keyof typeof meanings;

/** Date.parse takes the 31st of a short month for the first days of the next one. */
const isInCalendar = (date: string): boolean => {
  const midnight = Date.parse(date);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
};

/** Milliseconds since 1970 of an ISO 8601 text, or null when it names no moment. */
function readInstant(text: string, plainDateMeans: Meaning): number | null {
  const isDate = plainDate.test(text);
  if ((!isDate && !withOffset.test(text)) || !isInCalendar(text.slice(0, 10))) return null;
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) return null;
  return isDate ? moment + meanings[plainDateMeans] : moment;
}

const instant = (plainDateMeans: Meaning, description: string, example: string) =>
  z
    .string()
    .transform((text, context) => {
      const read = readInstant(text.trim(), plainDateMeans);
      if (read !== null) return read;
      context.addIssue("must be a date such as 2026-11-22, or a moment such as 2026-11-22T18:00:00+01:00");
      return z.NEVER;
    })
    .meta({ description, example });

/** Where a period begins, itself included. */
export const periodStart = instant(
  "start",
  "The first moment: ISO 8601 with its offset, or a plain date, from the beginning of that UTC day on.",
  "2026-11-01",
);

/** Where a period ends, itself excluded. */
export const periodEnd = instant(
  "end",
  "Up to this moment: ISO 8601 with its offset, or a plain date, to the end of that UTC day.",
  "2026-11-30",
);

/** A single moment. */
export const atMoment = instant(
  "last",
  "A moment: ISO 8601 with its offset, or a plain date, for the last moment of that UTC day.",
  "2026-11-22T18:00:00+01:00",
);

/** `?from=&to=`, in milliseconds since 1970 once parsed: from the first on, up to but without the second. */
export const periodQuery = z.object({ from: periodStart.optional(), to: periodEnd.optional() });

export type Period = z.output<typeof periodQuery>;
