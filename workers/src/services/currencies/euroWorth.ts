import { centsOf } from "@mereau/shared/contracts/euros.ts";
import type { Worth } from "@mereau/shared/money/worth.ts";
import { minorOf } from "@mereau/shared/policies/parts.ts";
import { loadChart } from "#services/chart-of-accounts/load.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { policiesInForce } from "#services/policies/inForce.ts";

/**
 * What a currency is worth in euros today: tokens the price at which they are sold, any other what the chart of accounts says,
 * which is one for one where euros stand behind it. null where nothing says so. Refuses with `unknown_currency`.
 */
export async function euroWorth(ctx: CommunityContext, code: string): Promise<Worth | null> {
  const { kind, scale } = await findCurrency(ctx, code);
  if (kind === "prepaid") {
    const { prepaid } = await policiesInForce(ctx, code);
    if (prepaid)
      return {
        cents: BigInt(centsOf(prepaid.price.euros)),
        minor: BigInt(minorOf(prepaid.price.units, scale)),
      };
  }
  const { chart } = await loadChart(ctx);
  const rate = chart.currencies.get(code)?.rate ?? null;
  return rate && { cents: rate.worth * 100n, minor: 10n ** BigInt(scale + rate.decimals) };
}
