import { batchColumns } from "@mereau/shared/ledger/batch.ts";
import type { CreditSource, CreditTotals } from "@mereau/shared/ledger/credit.ts";
import { readCreditSource, readCreditTotals } from "@mereau/shared/ledger/creditRows.ts";
import type { Needs } from "@mereau/shared/ledger/needs.ts";
import type { Cell } from "#hrana/client.ts";
import type { Step } from "#hrana/protocol.ts";

/** What a look-up found of where credit limits come from. */
export type LoadedCredit = {
  sources: CreditSource[];
  /** Of each account that was asked about. */
  totals: { account: string; totals: CreditTotals }[];
};

const columns = batchColumns.credit_source.map((column) => `credit_source.${column}`).join(", ");

const selectSources = `SELECT ${columns} FROM json_each(?1) AS need JOIN credit_source
ON credit_source.account = (need.value ->> 'account')
AND credit_source.counterparty = (need.value ->> 'counterparty')`;

const selectTotals = `SELECT need.value, count(CASE WHEN earned > 0 THEN 1 END), coalesce(sum(raised), 0)
FROM json_each(?1) AS need LEFT JOIN credit_source ON credit_source.account = need.value GROUP BY need.value`;

/** The reads for these needs: none where nothing of the kind is needed, which is how it is most often. */
export function creditSteps({ creditSources }: Needs): Step[] {
  if (creditSources.size === 0) return [];
  const needs = [...creditSources.values()];
  const accounts = [...new Set(needs.map(({ account }) => account))];
  return [
    { sql: selectSources, args: [JSON.stringify(needs)] },
    { sql: selectTotals, args: [JSON.stringify(accounts)] },
  ];
}

export const readCredit = ([sources, totals]: Cell[][][]): LoadedCredit => ({
  sources: (sources ?? []).map(readCreditSource),
  totals: (totals ?? []).map(readCreditTotals),
});
