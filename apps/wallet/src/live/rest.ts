import { closings } from "@mereau/shared/live/connection.ts";

const REST_FIRST_MS = 1_000;
const REST_MAX_MS = 60_000;

/** What is closed with this is opened again a few seconds later. */
const BUSY_MS = 5_000;

/**
 * How long to rest before a closed connection is opened again, in milliseconds; null: not before this page is looked at again.
 *
 * @param tries how many connections in a row have not held
 * @param chance between 0 and 1: those whom one server lost do not all come back at one moment
 */
export function restAfter(code: number, tries: number, chance: number): number | null {
  if (code === closings.tooMany) return null;
  const first = code === closings.unavailable ? BUSY_MS : REST_FIRST_MS;
  return Math.min(first * 2 ** tries, REST_MAX_MS) * (0.5 + chance / 2);
}
