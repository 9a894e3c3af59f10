import { jobRun } from "@mereau/db/platform/schema.ts";
import { and, eq } from "drizzle-orm";

import { logFailure } from "#log.ts";
import type { PlatformDb } from "#services/platform/connect.ts";

/** One piece of scheduled work; the three together are done once. */
export type JobKey = {
  /** Empty for work of the whole deployment. */
  community: string;
  job: string;
  period: string;
};

export type JobOutcome = "done" | "failed" | "already";

/**
 * Does the work unless it was begun before under the same key, and writes down how it ended. A failure is kept and
 * logged, never thrown: one community's trouble is not another's. The next period tries again.
 */
export async function once(
  platform: PlatformDb,
  key: JobKey,
  now: () => number,
  work: () => Promise<void>,
): Promise<JobOutcome> {
  const begun = await platform
    .insert(jobRun)
    .values({ ...key, startedAt: now() })
    .onConflictDoNothing()
    .returning({ job: jobRun.job });
  if (begun.length === 0) return "already";
  const failure = await work().then(
    () => null,
    (error: unknown) => {
      logFailure(error, key);
      return reasonOf(error);
    },
  );
  await platform
    .update(jobRun)
    .set({ finishedAt: now(), failure })
    .where(and(eq(jobRun.community, key.community), eq(jobRun.job, key.job), eq(jobRun.period, key.period)));
  return failure === null ? "done" : "failed";
}

/** The first cause: what stands above it, of a database error, quotes the parameters. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
