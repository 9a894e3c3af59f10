import { sql } from "drizzle-orm";

import { firstDayOfYear } from "@mereau/shared/backing/meters.ts";
import { dateOf } from "@mereau/shared/calendar/date.ts";
import { account, currency } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { type DayVolume, readVolumes, totalOf } from "#services/meters/volumes.ts";

/** What one backed currency shows on both meters, in minor units. */
export type Measured = {
  code: string;
  reserve: string;
  scale: number;
  /** Paid over the last twelve months, today included. */
  volume: number;
  payments: number;
  /** What circulates. */
  outstanding: number;
};

/** Both meters of every backed currency, with the volumes of each day of the twelve months. */
export async function measure(
  ctx: Pick<CommunityContext, "db" | "now">,
): Promise<{ from: string; currencies: Measured[]; volumes: DayVolume[] }> {
  const from = firstDayOfYear(dateOf(ctx.now));
  const [rows, volumes] = await Promise.all([
    ctx.db
      .select({
        code: currency.code,
        reserve: sql<string>`${currency.backing}`,
        scale: currency.scale,
        outstanding: sql<number>`0 - ${account.posted}`,
      })
      .from(currency)
      .innerJoin(account, sql`${account.id} = ${currency.code} || ':issuance'`)
      .where(sql`${currency.backing} is not null`)
      .orderBy(currency.code),
    readVolumes(ctx, from),
  ]);
  const currencies = rows.map((row) => {
    const own = volumes.filter((one) => one.currency === row.code);
    const { amount: volume, payments } = totalOf(own);
    return { ...row, volume, payments };
  });
  return { from, currencies, volumes };
}

/** What the currencies that stand on one reserve come to on a meter: the law looks at their issuer, not at each. */
export const together = (
  currencies: readonly Measured[],
  reserve: string,
  meter: "volume" | "outstanding",
): number => currencies.filter((one) => one.reserve === reserve).reduce((sum, one) => sum + one[meter], 0);
