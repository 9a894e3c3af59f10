import { sql } from "drizzle-orm";
import * as z from "zod";

import { addDays, dateOf, monthsLater, dayOf } from "@mereau/shared/calendar/date.ts";
import type { InsightSummary } from "@mereau/shared/contracts/insight.ts";
import { velocityOf } from "@mereau/shared/insight/velocity.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { countBeforeReading } from "#services/insight/count.ts";
import { circulating, endsWithin, readDaily, readEnds } from "#services/insight/daily.ts";
import { formatVelocity } from "#services/insight/series.ts";
import { allow, auditing } from "#services/roles.ts";

/**
 * A currency at a glance: what circulates, what was paid this month, who took part, and how fast it goes round, with the year before
 * beside it. For managers and auditors. Refuses with `unknown_currency`.
 */
export async function readSummary(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
): Promise<InsightSummary> {
  allow(caller, auditing);
  const { scale, kind, backing } = await findCurrency(ctx, code);
  const counted = await countBeforeReading(ctx);
  const today = dateOf(ctx.now);
  const yearsAgo = (years: number) => monthsLater(today, -12 * years, dayOf(today));
  const [last, before] = [
    { from: addDays(yearsAgo(1), 1), to: today },
    { from: addDays(yearsAgo(2), 1), to: yearsAgo(1) },
  ];
  const both = { from: before.from, to: today };
  const [daily, ends, reserves, people] = await Promise.all([
    readDaily(ctx, code, ["flow"], both),
    readEnds(ctx, code, circulating(kind), both),
    backing === null ? null : readEnds(ctx, backing, "reserve", { from: today, to: today }),
    readPeople(ctx, code, today),
  ]);
  const month = daily("flow", { from: `${today.slice(0, 7)}-01`, to: today });
  const speed = (period: typeof last) =>
    formatVelocity(velocityOf(daily("flow", period).amount, endsWithin(ends, period)));
  return {
    currency: code,
    at: counted.at,
    whole: counted.isWhole,
    circulation: formatAmount(ends.get(today) ?? 0, scale),
    circulationMonthAgo: formatAmount(ends.get(monthsLater(today, -1, dayOf(today))) ?? 0, scale),
    reserve: reserves && formatAmount(reserves.get(today) ?? 0, scale),
    paidThisMonth: formatAmount(month.amount, scale),
    paymentsThisMonth: month.times,
    ...people,
    velocity: speed(last),
    velocityYearBefore: speed(before),
  };
}

const people = z.object({ members: z.int(), activeIn30Days: z.int(), activeIn90Days: z.int() });

/** Members who own an account, and those of them whose accounts paid or were paid lately. */
async function readPeople({ db }: CommunityContext, code: string, today: string) {
  const since = (days: number) => addDays(today, 1 - days);
  const { rows } = await db.run(sql`
    with lately as materialized (
      select account, max(last_on) as last_on from monthly_activity
      where currency = ${code} and month >= ${since(90).slice(0, 7)} and last_on >= ${since(90)} group by account
    )
    select
      (select count(distinct holder.member) from account
        join account_holder as holder on holder.account = account.id and holder.role = 'owner'
        where account.currency = ${code} and account.kind = 'member' and account.status <> 'closed') as members,
      (select count(distinct holder.member) from lately
        join account_holder as holder on holder.account = lately.account and holder.role = 'owner'
        where lately.last_on >= ${since(30)}) as activeIn30Days,
      (select count(distinct holder.member) from lately
        join account_holder as holder on holder.account = lately.account and holder.role = 'owner') as activeIn90Days`);
  return people.parse({ ...rows[0] });
}
