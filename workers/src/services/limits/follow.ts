import { and, asc, eq, gt, isNull } from "drizzle-orm";

import { account, accountProfile, memberType } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { SettingCommand } from "@mereau/shared/ledger/command.ts";
import type { CommunityContext } from "#services/context.ts";
import { submit } from "#services/ledger/submit.ts";
import { type Limits, withOtherLimits } from "#services/limits/usual.ts";
import { settleStandings } from "#services/membership/settle.ts";
import { newRunId, type Planned } from "#services/scheduled/plan.ts";
import { type Outcome, runsWork } from "#services/scheduled/runs.ts";

const FOLLOW_LIMITS = "follow_limits";

/** Accounts whose limits are set in one call: payments wait for no more than one batch of them. */
const ACCOUNTS_MAX = 500;

/** Lets the accounts of a member type follow its limits, from now on; to be written with what made them change. */
export const planFollowing = ({ now }: CommunityContext, type: string): Planned => ({
  work: FOLLOW_LIMITS,
  subject: type,
  period: newRunId(now),
  dueAt: now,
});

/**
 * Gives the accounts of a member type the limits that the type has now, those set for one account alone excepted. Cut off
 * in the middle it finds those that are left. Accounts that stand beyond the new limits keep theirs, and are tried
 * again the day after, until none is left.
 */
export const followLimits = runsWork({
  name: FOLLOW_LIMITS,
  runsMax: 5,
  async perform(ctx, runs) {
    // The ledger finds the accounts by the type that it was told
    await settleStandings(ctx);
    const outcomes: Outcome[] = [];
    for (const { subject } of runs) {
      const isLeft = await followType(ctx, subject);
      const dueAt = ctx.now + DAY_MS;
      const period = `again on ${new Date(dueAt).toISOString().slice(0, 10)}`;
      const again: Planned = { work: FOLLOW_LIMITS, subject, period, dueAt };
      outcomes.push({ went: "done", plans: isLeft ? [again] : [] });
    }
    return outcomes;
  },
});

/** Whether accounts are left that stand beyond the limits of their type. */
async function followType(ctx: CommunityContext, code: string): Promise<boolean> {
  const [type] = await ctx.db.select().from(memberType).where(eq(memberType.code, code));
  let isLeft = false;
  for (const [currency, limits] of Object.entries(type?.accounts ?? {}))
    if (await followInCurrency(ctx, { type: code, currency, limits })) isLeft = true;
  return isLeft;
}

async function followInCurrency(
  ctx: CommunityContext,
  kind: { type: string; currency: string; limits: Limits },
): Promise<boolean> {
  let isLeft = false;
  for (let after = ""; ;) {
    const rows = await ctx.db
      .select({ id: account.id })
      .from(account)
      .leftJoin(accountProfile, eq(accountProfile.account, account.id))
      .where(and(await withOtherLimits(ctx, kind), isNull(accountProfile.limitsSetAt), gt(account.id, after)))
      .orderBy(asc(account.id))
      .limit(ACCOUNTS_MAX);
    if (rows.length === 0) return isLeft;
    after = rows.at(-1)?.id ?? after;
    const commands = rows.map(({ id }): SettingCommand => ({
      kind: "follow_limits",
      account: id,
      ...kind.limits,
    }));
    const verdicts = await submit({ ...ctx, access: null }, commands);
    if (verdicts.some((verdict) => !verdict.ok)) isLeft = true;
  }
}
