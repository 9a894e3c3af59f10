import { loadChart } from "#services/chart-of-accounts/load.ts";
import type { CommunityContext } from "#services/context.ts";

/**
 * What one unit of a currency is worth in euros today, as the chart of accounts says it: 1 for what euros back; null where the
 * community said none. Each invoice keeps that of its day.
 */
export async function euroRate(ctx: CommunityContext, currency: string): Promise<string | null> {
  const { chart } = await loadChart(ctx);
  return chart.currencies.get(currency)?.rateText ?? null;
}
