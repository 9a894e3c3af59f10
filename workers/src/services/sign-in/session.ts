import { DAY_MS } from "@mereau/shared/calendar/date.ts";

/** A session that is used lives this much longer… */
export const SESSION_SLIDING_MS = 30 * DAY_MS;

/** …but never longer than this from its beginning. */
export const SESSION_ABSOLUTE_MS = 180 * DAY_MS;

/** When a session begun at `createdAt` and used at `now` ends (milliseconds since 1970). */
export const sessionEnd = (createdAt: number, now: number): number =>
  Math.min(createdAt + SESSION_ABSOLUTE_MS, now + SESSION_SLIDING_MS);

/** True once its end could move by a day or more: a session in daily use is written once a day, not at each request. */
export const isWorthExtending = (session: { createdAt: number; expiresAt: number }, now: number): boolean =>
  sessionEnd(session.createdAt, now) - session.expiresAt >= DAY_MS;

/** Its last use is kept to the hour: finer would be a write for nearly every request, and tell more of people than is needed. */
const USE_NOTED_MS = 3_600_000;

/** True once its last use is worth writing down anew. */
export const isWorthNoting = (session: { lastUsedAt: number | null }, now: number): boolean =>
  now - (session.lastUsedAt ?? 0) >= USE_NOTED_MS;
