import { and, asc, eq, gt, sql } from "drizzle-orm";
import * as z from "zod";

import { member, memberJoining, membershipFee } from "@mereau/db/tenant/schema.ts";
import { addDays, dateOf, momentOf } from "@mereau/shared/calendar/date.ts";
import { feePeriod, shareOf } from "@mereau/shared/policies/membershipFee/period.ts";
import type { MembershipFeeSettings } from "@mereau/shared/policies/membershipFee/settings.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { feeMoney } from "#services/membership-fees/money.ts";
import { readFeePolicy } from "#services/membership-fees/policy.ts";
import { newRunId, type Planned, type Write } from "#services/scheduled/plan.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

const MEMBERSHIP_FEES = "membership_fees";

/** Members who are asked at a time. */
const MEMBERS_MAX = 500;

/** What stands in a run: of which round it is, and after which member it goes on; empty: it begins with the first. */
const askingDetail = z.object({ round: z.string(), after: z.string() });

/** A run that asks everybody who has not been asked yet. A round is of a day, or of a change of the policy. */
export const askingRun = (round: string, dueAt: number, after = ""): Planned => ({
  work: MEMBERSHIP_FEES,
  subject: "",
  period: after === "" ? round : `${round} ${after}`,
  dueAt,
  detail: { round, after } satisfies z.infer<typeof askingDetail>,
});

/**
 * Asks members for their fees: once a day, everybody whose period has begun, some hundred members at a time. A day that was
 * missed is made up for by the next one. There is one fee for each member and period, however often it is asked for.
 */
export const askForFees = runsWork({
  name: MEMBERSHIP_FEES,
  async perform(ctx, runs) {
    const { settings } = await readFeePolicy(ctx);
    const outcomes: Outcome[] = [];
    for (const run of runs) outcomes.push(await askSome(ctx, settings, run));
    return outcomes;
  },
});

async function askSome(ctx: WorkContext, settings: MembershipFeeSettings, run: Run): Promise<Outcome> {
  if (!settings.active) return { went: "done" };
  const { round, after } = askingDetail.parse(run.detail);
  const today = dateOf(ctx.now);
  const members = await unasked(ctx, today, after);
  const last = members.length < MEMBERS_MAX ? undefined : members.at(-1);
  const tomorrow = addDays(today, 1);
  const plans = [
    ...(after === "" ? [askingRun(tomorrow, momentOf(tomorrow))] : []),
    ...(last ? [askingRun(round, ctx.now, last.id)] : []),
  ];
  return { went: "done", plans, writes: await feesOf(ctx, settings, members, today) };
}

type Unasked = { id: string; type: string; joinedAt: number; lastEndsOn: string | null };

/** Active members who have no fee yet for the period in which a day lies, in the order of their ids. */
const unasked = ({ db }: WorkContext, today: string, after: string): Promise<Unasked[]> => {
  const lastEndsOn = sql<string | null>`(select max(ends_on) from membership_fee as asked
    where asked.member = ${member.id})`;
  return db
    .select({ id: member.id, type: member.type, joinedAt: memberJoining.joinedAt, lastEndsOn })
    .from(member)
    .innerJoin(memberJoining, eq(memberJoining.member, member.id))
    .where(
      and(eq(member.status, "active"), gt(member.id, after), sql`coalesce(${lastEndsOn}, '') < ${today}`),
    )
    .orderBy(asc(member.id))
    .limit(MEMBERS_MAX);
};

async function feesOf(
  ctx: WorkContext,
  settings: MembershipFeeSettings,
  members: readonly Unasked[],
  today: string,
): Promise<Write[]> {
  const { scale } = await feeMoney(ctx, settings.currency);
  const rows = members.flatMap(({ id, type, joinedAt, lastEndsOn }) => {
    const period = feePeriod(settings, { joinedOn: dateOf(joinedAt), lastEndsOn }, today);
    if (!period) return [];
    const amount = shareOf(minorUnits(settings.byType[type] ?? settings.amount, scale), period.months);
    if (amount === 0) return [];
    const minimum =
      settings.minimum === null ? null : shareOf(minorUnits(settings.minimum, scale), period.months);
    // Whoever is asked late is given as much time as anybody else
    const dueAt = momentOf(today);
    return [
      {
        id: newRunId(ctx.now),
        member: id,
        startsOn: period.startsOn,
        endsOn: period.endsOn,
        currency: settings.currency,
        amount,
        minimum,
        state: "due" as const,
        createdAt: ctx.now,
        dueAt,
        nextAt: dueAt,
      },
    ];
  });
  return rows.length === 0 ? [] : [ctx.db.insert(membershipFee).values(rows).onConflictDoNothing()];
}
