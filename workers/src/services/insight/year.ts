import { ne, sql } from "drizzle-orm";
import * as z from "zod";

import { currency } from "@mereau/db/tenant/schema.ts";
import { addDays, dateOf, momentOf } from "@mereau/shared/calendar/date.ts";
import type { InsightCategories, InsightFlows } from "@mereau/shared/contracts/insight.ts";
import { type DayPeriod, periodsWithin } from "@mereau/shared/insight/periods.ts";
import { velocityOf } from "@mereau/shared/insight/velocity.ts";
import type { Displayed } from "@mereau/shared/money/display.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { countBeforeReading } from "#services/insight/count.ts";
import { circulating, endsWithin, readDaily, readEnds } from "#services/insight/daily.ts";
import { readCategories, readFlows } from "#services/insight/parts.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, auditing } from "#services/roles.ts";

/** At what something stood at the end of the day before a year, and at the end of it; in minor units or in members. */
export type BothEnds = { opening: number; closing: number };

/** How a currency went in a year; amounts in minor units. */
export type CurrencyYear = {
  unit: Displayed & { name: string };
  /** Whether it is issued, so that what circulates is what was issued and not what stands above zero. */
  isIssued: boolean;
  circulation: BothEnds;
  /** What circulated at the end of each month that has begun. */
  months: number[];
  paid: number;
  payments: number;
  velocity: number | null;
  /** Members whose accounts paid or were paid. */
  active: number;
  /** What stands behind it, in its own unit; null where nothing does. */
  reserve: (BothEnds & { unit: Displayed }) | null;
  issued: number;
  redeemed: number;
  dividends: number;
  melted: number;
  fees: number;
  flows: InsightFlows["items"];
  categories: InsightCategories["items"];
};

/** A year of a community. `isWhole`: whether the whole ledger is counted in. */
export type CommunityYear = DayPeriod & {
  isWhole: boolean;
  members: BothEnds;
  currencies: CurrencyYear[];
};

/**
 * How a year went, of every currency in which one pays, from the figures that are kept by day. For managers and auditors. Refuses
 * with `invalid_input` a year that has not begun.
 */
export async function readYear(ctx: CommunityContext, caller: Caller, year: number): Promise<CommunityYear> {
  allow(caller, auditing);
  const today = dateOf(ctx.now);
  const [from, last] = [`${year}-01-01`, `${year}-12-31`];
  if (from > today)
    throw new Refusal("invalid_input", { fields: [{ field: "year", code: "in_the_future" }] });
  const period = { from, to: last < today ? last : today };
  const { isWhole } = await countBeforeReading(ctx);
  const rows = await ctx.db
    .select({ code: currency.code })
    .from(currency)
    .where(ne(currency.kind, "reserve"))
    .orderBy(currency.code);
  const [members, ...currencies] = await Promise.all([
    membersAt(ctx, period),
    ...rows.map(({ code }) => currencyYear(ctx, caller, code, period)),
  ]);
  return { ...period, isWhole, members, currencies };
}

async function currencyYear(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  period: DayPeriod,
): Promise<CurrencyYear> {
  const unit = await findCurrency(ctx, code);
  const { kind, backing } = unit;
  const before = addDays(period.from, -1);
  const whole = { from: before, to: period.to };
  const sums = ["flow", "issue", "redemption", "dividend", "melting", "fee"] as const;
  const [daily, ends, reserve, active, flows, categories] = await Promise.all([
    readDaily(ctx, code, sums, period),
    readEnds(ctx, code, circulating(kind), whole),
    backing === null ? null : reserveYear(ctx, backing, whole),
    activeIn(ctx, code, period),
    readFlows(ctx, caller, code, period),
    readCategories(ctx, caller, code, period),
  ]);
  const { amount: paid, times: payments } = daily("flow", period);
  const sum = (measure: (typeof sums)[number]) => daily(measure, period).amount;
  return {
    unit,
    isIssued: circulating(kind) === "circulation",
    circulation: { opening: ends.get(before) ?? 0, closing: ends.get(period.to) ?? 0 },
    months: periodsWithin(period, "month").map(({ to }) => ends.get(to) ?? 0),
    paid,
    payments,
    velocity: velocityOf(paid, endsWithin(ends, period)),
    active,
    reserve,
    issued: sum("issue"),
    redeemed: sum("redemption"),
    dividends: sum("dividend"),
    melted: sum("melting"),
    fees: sum("fee"),
    flows: flows.items,
    categories: categories.items,
  };
}

async function reserveYear(ctx: CommunityContext, backing: string, { from, to }: DayPeriod) {
  const unit = await findCurrency(ctx, backing);
  const ends = await readEnds(ctx, backing, "reserve", { from, to });
  return { unit, opening: ends.get(from) ?? 0, closing: ends.get(to) ?? 0 };
}

const counted = z.object({ count: z.int() });

/** Members who own an account that paid or was paid within a year. */
async function activeIn({ db }: CommunityContext, code: string, { from, to }: DayPeriod): Promise<number> {
  const { rows } = await db.run(sql`
    with lately as materialized (
      select distinct account from monthly_activity
      where currency = ${code} and month between ${from.slice(0, 7)} and ${to.slice(0, 7)}
    )
    select count(distinct holder.member) as count from lately
    join account_holder as holder on holder.account = lately.account and holder.role = 'owner'`);
  return counted.parse({ ...rows[0] }).count;
}

const bothEnds = z.object({ opening: z.int(), closing: z.int() });

/** How many of the members had joined before a moment and not left before it. */
const belonged = (at: number) => sql`coalesce(sum(case
  when status = 'left' and decided_at < ${at} then 0
  else coalesce(joined_at, applied_at) < ${at} end), 0)`;

/**
 * How many belonged to the community at both ends of a year: from when they joined, the suspended too, until they left.
 */
async function membersAt({ db }: CommunityContext, { from, to }: DayPeriod): Promise<BothEnds> {
  const [begin, end] = [momentOf(from), momentOf(addDays(to, 1))];
  const { rows } = await db.run(sql`
    select ${belonged(begin)} as opening, ${belonged(end)} as closing
    from member left join member_joining as joining on joining.member = member.id
    where status in ('active', 'suspended', 'left')`);
  return bothEnds.parse({ ...rows[0] });
}
