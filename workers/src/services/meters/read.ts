import { sql } from "drizzle-orm";

import { monthsOfYear, percentOf, thresholdOf } from "@mereau/shared/backing/meters.ts";
import { dateOf, momentOf, monthsLater } from "@mereau/shared/calendar/date.ts";
import type { Meter, Meters } from "@mereau/shared/contracts/backing.ts";
import { systemAccountId } from "@mereau/shared/ledger/currency.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { lastPostingBefore, postedAfter } from "#services/accounts/postingBounds.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { measure, type Measured, together } from "#services/meters/measure.ts";
import { totalOf } from "#services/meters/volumes.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, auditing } from "#services/roles.ts";

const articles = { volume: "L521-3", outstanding: "L525-6" } as const;

/**
 * How near a backed currency is to what its issuer must declare to the ACPR, month by month. For managers and
 * auditors. Refuses with `unknown_currency`, and with `not_backed` any other currency.
 */
export async function readMeters(ctx: CommunityContext, caller: Caller, code: string): Promise<Meters> {
  allow(caller, auditing);
  const { kind, scale } = await findCurrency(ctx, code);
  if (kind !== "backed") throw new Refusal("not_backed", { detail: { currency: code } });
  const to = dateOf(ctx.now);
  const months = monthsOfYear(to);
  const [{ from, currencies, volumes }, ends] = await Promise.all([
    measure(ctx),
    outstandingAtEnds(ctx, code, months),
  ]);
  const measured = currencies.find((one) => one.code === code);
  if (!measured) throw new Error("A backed currency is measured");
  return {
    currency: code,
    from,
    to,
    volume: meterOf(measured, currencies, "volume"),
    outstanding: meterOf(measured, currencies, "outstanding"),
    months: months.map((month, index) => {
      const ofMonth = volumes.filter((one) => one.currency === code && one.day.startsWith(month));
      const { amount, payments } = totalOf(ofMonth);
      const outstanding = formatAmount(ends[index] ?? 0, scale);
      return { month, volume: formatAmount(amount, scale), payments, outstanding };
    }),
    at: ctx.now,
  };
}

function meterOf(
  measured: Measured,
  currencies: readonly Measured[],
  meter: "volume" | "outstanding",
): Meter {
  const { scale, reserve } = measured;
  const [threshold, sum] = [thresholdOf(scale), together(currencies, reserve, meter)];
  return {
    amount: formatAmount(measured[meter], scale),
    together: formatAmount(sum, scale),
    threshold: formatAmount(threshold, scale),
    percent: percentOf(sum, threshold),
    declare: sum > threshold,
    article: articles[meter],
  };
}

/** What circulated at the end of each month, or circulates now for the one under way, in minor units. */
async function outstandingAtEnds(
  ctx: CommunityContext,
  code: string,
  months: readonly string[],
): Promise<number[]> {
  const ends = months.map((month) => {
    const next = momentOf(monthsLater(`${month}-01`, 1, 1));
    return postedAfter(
      systemAccountId(code, "issuance"),
      lastPostingBefore(ctx, Math.min(next, ctx.now + 1)),
    );
  });
  const { rows } = await ctx.db.run(sql`select ${sql.join(ends, sql`, `)}`);
  return months.map((_, index) => 0 - Number(rows[0]?.[index] ?? 0));
}
