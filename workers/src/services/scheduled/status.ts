import { and, desc, isNotNull, isNull, max, type SQL } from "drizzle-orm";

import { jobRun } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { FailedRun, ScheduledWorkStatus } from "@mereau/shared/contracts/scheduledWork.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { nameOfWork } from "#services/scheduled/names.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, auditing } from "#services/roles.ts";

const FAILURES_MAX = 100;

/**
 * What the community does of itself, each work by its name in a language: when it is due, when it was last done, and what did not succeed. For managers and
 * auditors. Refuses with `unavailable` while its ledger cannot be asked.
 */
export async function readScheduledWork(
  ctx: CommunityContext,
  caller: Caller,
  language: Language,
): Promise<ScheduledWorkStatus> {
  allow(caller, auditing);
  const answer = await ctx.ledger.duties(ctx.id);
  if (!answer.ok) throw new Refusal(answer.code);
  const finished = await ctx.db
    .select({ work: jobRun.work, at: max(jobRun.finishedAt) })
    .from(jobRun)
    .groupBy(jobRun.work);
  const lastRuns = new Map(finished.map(({ work, at }) => [work, at]));
  const works = answer.duties.map(({ doneAt, ...duty }) => ({
    ...duty,
    title: nameOfWork(duty.name)[language],
    // A work that is kept in runs does nothing where it is merely looked at
    lastDoneAt: lastRuns.get(duty.name) ?? doneAt,
    lateMs: duty.nextDueAt === null ? 0 : Math.max(0, ctx.now - duty.nextDueAt),
  }));
  const retried = await failedRuns(ctx, isNull(jobRun.finishedAt));
  const givenUp = await failedRuns(ctx, isNotNull(jobRun.finishedAt));
  const failed = [...retried, ...givenUp].map((run) => ({ ...run, title: nameOfWork(run.work)[language] }));
  return { works, failed };
}

async function failedRuns({ db }: CommunityContext, which: SQL): Promise<Omit<FailedRun, "title">[]> {
  const rows = await db
    .select()
    .from(jobRun)
    .where(and(isNotNull(jobRun.failure), which))
    .orderBy(desc(jobRun.startedAt))
    .limit(FAILURES_MAX);
  return rows.map(({ work, subject, period, dueAt, attempts, failure, startedAt, finishedAt, tryAt }) => ({
    work,
    subject,
    period,
    dueAt,
    attempts,
    reason: failure,
    triedAt: startedAt,
    againAt: finishedAt === null ? tryAt : null,
  }));
}
