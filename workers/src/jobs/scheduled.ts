import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { jobRun } from "@mereau/db/platform/schema.ts";
import { lt } from "drizzle-orm";

import type { JobDeps } from "#jobs/deps.ts";
import { finishFoundings } from "#jobs/finishFoundings.ts";
import { migrateSleepers } from "#jobs/migrateSleepers.ts";
import { once } from "#jobs/once.ts";
import { wakeOversleepers } from "#jobs/wakeOversleepers.ts";
import { wipeTrials } from "#jobs/wipeTrials.ts";

/** Runs are remembered for as long as somebody may look at them. */
const REMEMBERED_MS = 30 * DAY_MS;

/**
 * What cron starts every few minutes. Each piece of work is keyed by community, job and period, and done once
 * however often it is triggered.
 *
 * @param scheduledAt the moment the trigger stands for, in milliseconds since 1970; it names the period
 */
export async function runScheduled(deps: JobDeps, scheduledAt: number): Promise<void> {
  const minute = new Date(scheduledAt).toISOString().slice(0, 16);
  await finishFoundings(deps, minute);
  await wipeTrials(deps, minute);
  await migrateSleepers(deps, minute);
  await wakeOversleepers(deps, minute);
  const day = minute.slice(0, 10);
  await once(deps.platform, { community: "", job: "tidy", period: day }, deps.now, () => tidy(deps));
}

async function tidy({ platform, provisioning, now }: JobDeps): Promise<void> {
  await provisioning.dropExpiredExports();
  await platform.delete(jobRun).where(lt(jobRun.startedAt, now() - REMEMBERED_MS));
}
