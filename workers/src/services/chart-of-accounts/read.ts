import type { ChartOfAccounts } from "@mereau/shared/contracts/chartOfAccounts.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import { loadChart } from "#services/chart-of-accounts/load.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow, auditing } from "#services/roles.ts";

/** The chart of accounts as it is applied, what is usual filled in and explained; for whoever may read the ledger. */
export async function readChart(
  ctx: CommunityContext,
  caller: Caller,
  language: Language,
): Promise<ChartOfAccounts> {
  allow(caller, auditing);
  const { chart, updatedAt } = await loadChart(ctx);
  const { siren, yearEnd, auxiliary, encoding, journals } = chart;
  const currencies = [...chart.currencies.values()].map(({ code, kind, rateText, state, kinds }) => ({
    currency: code,
    kind,
    rate: rateText,
    state,
    accounts: kinds.map(({ kind: of, account: { number, label, why } }) => ({
      kind: of,
      number,
      label,
      explanation: why?.[language] ?? null,
    })),
  }));
  return { siren, yearEnd, auxiliary, encoding, journals, currencies, updatedAt };
}
