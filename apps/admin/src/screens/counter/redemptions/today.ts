import { now } from "@mereau/ui/clock.ts";

/** Today as a date `2026-11-05` of the UTC calendar. */
export const today = (): string => new Date(now()).toISOString().slice(0, 10);
