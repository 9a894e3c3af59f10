import { and, between, desc, eq, sql } from "drizzle-orm";

import { dailyFigure, memberType } from "@mereau/db/tenant/schema.ts";
import type { InsightCategories, InsightFlows } from "@mereau/shared/contracts/insight.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { countBeforeReading } from "#services/insight/count.ts";
import { periodOf } from "#services/insight/period.ts";
import { allow, auditing } from "#services/roles.ts";

type Asked = { from?: string | undefined; to?: string | undefined };

/** As many parts as one answer has: the greatest. */
const PARTS_MAX = 200;

/** A measure by its parts over some days, the greatest first. */
async function readParts(ctx: CommunityContext, code: string, measure: "flow" | "category", asked: Asked) {
  const { from, to } = periodOf(ctx.now, asked);
  const amount = sql<number>`sum(${dailyFigure.amount})`;
  const times = sql<number>`sum(${dailyFigure.times})`;
  return ctx.db
    .select({ part: dailyFigure.part, amount, times })
    .from(dailyFigure)
    .where(
      and(
        eq(dailyFigure.currency, code),
        eq(dailyFigure.measure, measure),
        between(dailyFigure.day, from, to),
      ),
    )
    .groupBy(dailyFigure.part)
    .having(sql`${times} > 0`)
    .orderBy(desc(amount), dailyFigure.part)
    .limit(PARTS_MAX);
}

/**
 * Who pays whom, by the member types that accounts had when they paid; the greatest flow first. For managers and auditors. Refuses
 * with `unknown_currency`, and with `invalid_input` a time that is none.
 */
export async function readFlows(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  asked: Asked,
): Promise<InsightFlows> {
  allow(caller, auditing);
  const { scale } = await findCurrency(ctx, code);
  const { at, isWhole } = await countBeforeReading(ctx);
  const [rows, types] = await Promise.all([
    readParts(ctx, code, "flow", asked),
    ctx.db.select({ code: memberType.code, name: memberType.name }).from(memberType),
  ]);
  const names = new Map(types.map((type) => [type.code, type.name]));
  const sector = (type: string) => ({ type, name: names.get(type) ?? null });
  return {
    currency: code,
    at,
    whole: isWhole,
    items: rows.map(({ part, amount, times }) => {
      const [payer = "", payee = ""] = part.split(">");
      const paid = formatAmount(amount, scale);
      return { payer: sector(payer), payee: sector(payee), paid, payments: times };
    }),
  };
}

/** For what is paid, by the categories that payments state. For managers and auditors; refuses as `readFlows`. */
export async function readCategories(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  asked: Asked,
): Promise<InsightCategories> {
  allow(caller, auditing);
  const { scale } = await findCurrency(ctx, code);
  const { at, isWhole } = await countBeforeReading(ctx);
  const rows = await readParts(ctx, code, "category", asked);
  return {
    currency: code,
    at,
    whole: isWhole,
    items: rows.map(({ part, amount, times }) => ({
      category: part,
      paid: formatAmount(amount, scale),
      payments: times,
    })),
  };
}
