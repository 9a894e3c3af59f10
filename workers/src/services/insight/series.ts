import { and, between, eq, sql } from "drizzle-orm";

import { monthlyActivity } from "@mereau/db/tenant/schema.ts";
import { dateOf } from "@mereau/shared/calendar/date.ts";
import type { InsightSeries } from "@mereau/shared/contracts/insight.ts";
import type { DayPeriod, Step } from "@mereau/shared/insight/periods.ts";
import { velocityOf } from "@mereau/shared/insight/velocity.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { countBeforeReading } from "#services/insight/count.ts";
import { circulating, endsWithin, readDaily, readEnds } from "#services/insight/daily.ts";
import { partsOf, periodOf } from "#services/insight/period.ts";
import { allow, auditing } from "#services/roles.ts";

type Asked = { from?: string | undefined; to?: string | undefined; by: Step };

/** A velocity as it is answered: two decimals. */
export const formatVelocity = (velocity: number | null): string | null => velocity?.toFixed(2) ?? null;

/**
 * How a currency went, by days, weeks or months: what circulated and what stood behind it at the end of each, what was paid, how
 * fast, what was created and what melted. For managers and auditors. Refuses with `unknown_currency`, and with `invalid_input` a
 * time that is none or has too many parts.
 */
export async function readSeries(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  asked: Asked,
): Promise<InsightSeries> {
  allow(caller, auditing);
  const { scale, kind, backing } = await findCurrency(ctx, code);
  const period = periodOf(ctx.now, asked);
  const parts = partsOf(period, asked.by);
  const counted = await countBeforeReading(ctx);
  const whole = { from: parts[0]?.from ?? period.from, to: period.to };
  const [daily, ends, reserves, active] = await Promise.all([
    readDaily(ctx, code, ["flow", "issue", "redemption", "dividend", "melting"], whole),
    readEnds(ctx, code, circulating(kind), whole),
    backing === null ? null : readEnds(ctx, backing, "reserve", whole),
    asked.by === "month" ? activeByMonth(ctx, code, whole) : null,
  ]);
  const show = (minor: number) => formatAmount(minor, scale);
  const today = dateOf(ctx.now);
  return {
    currency: code,
    at: counted.at,
    whole: counted.isWhole,
    by: asked.by,
    items: parts.map((part) => {
      const paid = daily("flow", part);
      const past = { from: part.from, to: part.to < today ? part.to : today };
      return {
        ...part,
        circulation: show(ends.get(part.to) ?? 0),
        reserve: reserves && show(reserves.get(part.to) ?? 0),
        paid: show(paid.amount),
        payments: paid.times,
        velocity: formatVelocity(velocityOf(paid.amount, endsWithin(ends, past))),
        activeAccounts: active && (active.get(part.from.slice(0, 7)) ?? 0),
        issued: show(daily("issue", part).amount),
        redeemed: show(daily("redemption", part).amount),
        dividends: show(daily("dividend", part).amount),
        melted: show(daily("melting", part).amount),
      };
    }),
  };
}

/** How many accounts paid or were paid in each month. */
async function activeByMonth(
  { db }: CommunityContext,
  currency: string,
  { from, to }: DayPeriod,
): Promise<Map<string, number>> {
  const rows = await db
    .select({ month: monthlyActivity.month, accounts: sql<number>`count(*)` })
    .from(monthlyActivity)
    .where(
      and(
        eq(monthlyActivity.currency, currency),
        between(monthlyActivity.month, from.slice(0, 7), to.slice(0, 7)),
      ),
    )
    .groupBy(monthlyActivity.month);
  return new Map(rows.map(({ month, accounts }) => [month, accounts]));
}
