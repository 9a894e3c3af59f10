import { setting } from "@mereau/db/tenant/schema.ts";
import type { ChartOfAccounts, ChartRequest } from "@mereau/shared/contracts/chartOfAccounts.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import { record } from "#services/audit/record.ts";
import { CHART_SETTING } from "#services/chart-of-accounts/load.ts";
import { readChart } from "#services/chart-of-accounts/read.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { allow } from "#services/roles.ts";

/** Says the whole chart of accounts anew; administrators alone may. Refuses with `unknown_currency`. */
export async function changeChart(
  ctx: CommunityContext,
  caller: Caller,
  value: ChartRequest,
  language: Language,
): Promise<ChartOfAccounts> {
  allow(caller, ["admin"]);
  await Promise.all(value.currencies.map(({ currency }) => findCurrency(ctx, currency)));
  const row = { key: CHART_SETTING, value, updatedAt: ctx.now };
  await ctx.db.insert(setting).values(row).onConflictDoUpdate({ target: setting.key, set: row });
  await record(ctx, { caller, action: "chart_of_accounts.change", subject: CHART_SETTING, detail: value });
  return readChart(ctx, caller, language);
}
