import { and, eq, isNull, sql } from "drizzle-orm";

import { jobRun } from "@mereau/db/tenant/schema.ts";
import { logFailure } from "#log.ts";
import { FIRST_REST_MS, LAST_REST_MS } from "#services/scheduled/backoff.ts";
import { newRunId, type Planned, planRun, type Write, writeAll } from "#services/scheduled/plan.ts";
import type { ScheduledWork, WorkContext } from "#services/scheduled/work.ts";

/** A run that has begun: what it does, it does under its id. */
export type Run = typeof jobRun.$inferSelect;

/**
 * How a run went: done; refused, to be tried `again` at a later moment under a new id; or given up.
 * `plans` are further runs, mostly that of the next period, and `writes` whatever else must be written with it: all in
 * one transaction, perhaps twice, so that twice must be as once. `after` is what may be done once they are written, and
 * may as well be left undone.
 */
export type Outcome = {
  plans?: readonly Planned[];
  writes?: readonly Write[];
  after?: () => Promise<void>;
} & (
  | { went: "done" }
  | { went: "again"; at: number; reason: string; detail?: unknown }
  | { went: "given_up"; reason: string }
);

type RunsWork = {
  name: string;
  /**
   * Does runs that are due, and tells how each went, in their order. What it throws is tried again under the same ids
   * after 30 seconds, then after twice as long each time, up to an hour.
   */
  perform: (ctx: WorkContext, runs: readonly Run[]) => Promise<Outcome[]>;
  /** Runs begun at a time. */
  runsMax?: number;
};

const RUNS_MAX = 200;

/**
 * A scheduled work whose periods are planned as runs, each done once. Missed periods are done one after the other where
 * each plans the next one, and collapse where it plans one that still lies ahead: that is for the work to say.
 */
export const runsWork = ({ name, perform, runsMax = RUNS_MAX }: RunsWork): ScheduledWork => ({
  name,
  async nextDue({ db, now }) {
    const [row] = await db
      .select({
        // What was begun in the future was begun by a clock that has been put back since
        at: sql<
          number | null
        >`min(case when ${jobRun.startedAt} > ${now} then ${now} else ${jobRun.tryAt} end)`,
      })
      .from(jobRun)
      .where(and(eq(jobRun.work, name), isNull(jobRun.finishedAt)));
    return row?.at ?? null;
  },
  async run(ctx, now) {
    const begun = await begin(ctx, { work: name, limit: runsMax }, now);
    // One that fails whatever is tried holds up those tried together with it once, and no longer
    const { fresh = [], retried = [] } = Object.groupBy(begun, (run) =>
      run.attempts === 1 ? "fresh" : "retried",
    );
    const groups = [...(fresh.length > 0 ? [fresh] : []), ...retried.map((run) => [run])];
    await Promise.all(groups.map((group) => carryOut(ctx, group, perform)));
  },
});

/**
 * Takes what is due, the longest overdue first: in one statement, so that of two instances one has it. Should this one die
 * in the middle, it is due again after a rest.
 */
async function begin(
  { db }: WorkContext,
  { work, limit }: { work: string; limit: number },
  now: number,
): Promise<Run[]> {
  const rest = sql`min(${LAST_REST_MS}, ${FIRST_REST_MS} * (1 << min(${jobRun.attempts}, 20)))`;
  const begun = await db
    .update(jobRun)
    .set({ startedAt: now, attempts: sql`${jobRun.attempts} + 1`, tryAt: sql`${now} + ${rest}` })
    .where(
      sql`rowid in (select rowid from job_run where work = ${work} and finished_at is null
        and (try_at <= ${now} or started_at > ${now}) order by try_at, subject, period limit ${limit})`,
    )
    .returning();
  return begun.toSorted((one, other) => one.dueAt - other.dueAt || (one.subject < other.subject ? -1 : 1));
}

async function carryOut(ctx: WorkContext, runs: readonly Run[], perform: RunsWork["perform"]): Promise<void> {
  let outcomes: readonly Outcome[] = [];
  const writes = await perform(ctx, runs).then(
    (told) => {
      outcomes = told;
      return runs.flatMap((run, index) => writesOf(ctx, run, told[index]));
    },
    (error: unknown) => {
      const [{ work, subject } = { work: "", subject: "" }] = runs;
      logFailure(error, { work, subject, runs: runs.length });
      const failure = error instanceof Error ? error.message.slice(0, 500) : "unknown";
      return runs.map((run) => ctx.db.update(jobRun).set({ failure }).where(stillBegun(run)));
    },
  );
  await writeAll(ctx, writes);
  for (const { after } of outcomes) await after?.();
}

/** The run as this instance began it: not finished since, nor tried under another id. */
const stillBegun = ({ work, subject, period, id }: Run) =>
  and(
    eq(jobRun.work, work),
    eq(jobRun.subject, subject),
    eq(jobRun.period, period),
    eq(jobRun.id, id),
    isNull(jobRun.finishedAt),
  );

function writesOf(ctx: WorkContext, run: Run, outcome: Outcome | undefined): Write[] {
  if (!outcome) throw new Error(`The work ${run.work} did not tell how ${run.subject} went`);
  const { plans = [], writes = [] } = outcome;
  const change = ctx.db
    .update(jobRun)
    .set(changeOf(ctx, run, outcome))
    .where(stillBegun(run));
  return [...plans.map((planned) => planRun(ctx, planned)), ...writes, change];
}

function changeOf({ now }: WorkContext, run: Run, outcome: Outcome): Partial<Run> {
  switch (outcome.went) {
    case "done":
      return { finishedAt: now, failure: null };
    case "given_up":
      return { finishedAt: now, failure: outcome.reason };
    case "again":
      return {
        id: newRunId(now),
        failure: outcome.reason,
        tryAt: Math.max(outcome.at, now + FIRST_REST_MS),
        detail: outcome.detail ?? run.detail,
      };
  }
}
