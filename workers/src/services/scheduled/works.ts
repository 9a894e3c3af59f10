import type { ScheduledWork } from "#services/scheduled/work.ts";

/** Everything that a community does of itself: a new work is a line here. */
export const scheduledWorks: readonly ScheduledWork[] = [];
