import { asc, eq } from "drizzle-orm";

import { currency, setting } from "@mereau/db/tenant/schema.ts";
import { chartRequest } from "@mereau/shared/contracts/chartOfAccounts.ts";
import { type Chart, completeChart } from "@mereau/shared/journal/fec/chart.ts";
import type { CommunityContext } from "#services/context.ts";

/** Under which the community’s chart of accounts stands among its settings. */
export const CHART_SETTING = "chart_of_accounts";

/** The chart of accounts for the currencies that there are now, and when the community last said it. */
export async function loadChart(ctx: CommunityContext): Promise<{ chart: Chart; updatedAt: number | null }> {
  const { code, scale, kind, backing } = currency;
  const [rows, currencies] = await ctx.db.batch([
    ctx.db.select().from(setting).where(eq(setting.key, CHART_SETTING)),
    ctx.db.select({ code, scale, kind, backing }).from(currency).orderBy(asc(currency.code)),
  ]);
  const said = chartRequest.parse(rows[0]?.value ?? {});
  return { chart: completeChart(said, currencies), updatedAt: rows[0]?.updatedAt ?? null };
}
