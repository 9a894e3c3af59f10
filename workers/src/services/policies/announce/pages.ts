import { and, asc, eq, gt, isNotNull, isNull } from "drizzle-orm";

import { member, policy, policyRecord } from "@mereau/db/tenant/schema.ts";
import {
  type Announced,
  announced,
  ANNOUNCEMENTS,
  firstPage,
  messageTo,
  pageAfter,
} from "#services/policies/announce/plan.ts";
import { planRun, writeAll } from "#services/scheduled/plan.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { ScheduledWork, WorkContext } from "#services/scheduled/work.ts";

/** Members found by one run: as many messages are planned in its transaction. */
const MEMBERS_A_PAGE = 200;

const pages = runsWork({
  name: ANNOUNCEMENTS,
  runsMax: 1,
  perform: (ctx, runs) => Promise.all(runs.map((run) => findMembers(ctx, run))),
});

/**
 * Finds the members to whom a new version of a currency’s policies is told, and plans a message to each: once per member
 * and version. A version that the ledger has and nobody planned for, since whoever settled it broke off, is taken up here.
 */
export const announcePolicies: ScheduledWork = {
  name: ANNOUNCEMENTS,
  async nextDue(ctx) {
    return (await findForgotten(ctx)).length > 0 ? ctx.now : pages.nextDue(ctx);
  },
  async run(ctx, now) {
    for (const one of await findForgotten(ctx))
      await writeAll(ctx, [
        ctx.db
          .insert(policyRecord)
          .values({ ...one, settledAt: now, settledBy: null })
          .onConflictDoNothing(),
        planRun(ctx, firstPage(ctx, one)),
      ]);
    await pages.run(ctx, now);
  },
};

/** Versions without a record; the first of a currency is settled with it, and changes nothing for anybody. */
const findForgotten = ({ db }: WorkContext): Promise<Announced[]> =>
  db
    .select({ currency: policy.currency, version: policy.version })
    .from(policy)
    .leftJoin(
      policyRecord,
      and(eq(policyRecord.currency, policy.currency), eq(policyRecord.version, policy.version)),
    )
    .where(and(gt(policy.version, 1), isNull(policyRecord.version)));

async function findMembers(ctx: WorkContext, run: Run): Promise<Outcome> {
  const told = announced.parse(run.detail);
  const found = await ctx.db
    .select({ id: member.id })
    .from(member)
    .where(and(gt(member.id, run.period), eq(member.status, "active"), isNotNull(member.email)))
    .orderBy(asc(member.id))
    .limit(MEMBERS_A_PAGE);
  const last = found.at(-1);
  const plans = found.map(({ id }) => messageTo(ctx, told, id));
  const next = last && found.length === MEMBERS_A_PAGE ? [pageAfter(ctx, told, last.id)] : [];
  return { went: "done", plans: [...plans, ...next] };
}
