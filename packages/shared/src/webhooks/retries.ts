import { DAY_MS } from "#calendar/date.ts";

/** A message is tried for so long before it is given up. */
export const TRIED_MS = 3 * DAY_MS;

/** An address at which nothing went well for so long is sent nothing more. */
export const FAILING_MS = 3 * DAY_MS;

const FIRST_REST_MS = 30_000;
const LAST_REST_MS = 43_200_000;

/** By how much a rest may be shorter or longer, so that many messages do not come back at the same moment. */
const SPREAD = 0.2;

/**
 * When a message that failed is tried again: after 30 seconds, then four times as long each time, up to twelve hours, each a
 * fifth more or less.
 *
 * @param attempts how often it was tried by now
 * @param chance from 0 to 1, drawn by whoever asks
 * @returns the moment in ms; null: it is given up, three days after it was due
 */
export function nextTryAt(
  { attempts, dueAt, now }: { attempts: number; dueAt: number; now: number },
  chance: number,
): number | null {
  const rest = Math.min(LAST_REST_MS, FIRST_REST_MS * 4 ** Math.max(0, attempts - 1));
  const at = now + Math.max(FIRST_REST_MS, Math.round(rest * (1 + SPREAD * (2 * chance - 1))));
  return at - dueAt > TRIED_MS ? null : at;
}
