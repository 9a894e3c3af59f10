import { batchColumns } from "@mereau/shared/ledger/batch.ts";
import type { CreditSource, CreditTotals } from "@mereau/shared/ledger/credit.ts";
import { readCreditSource, readCreditTotals } from "@mereau/shared/ledger/creditRows.ts";
import type { Needs } from "@mereau/shared/ledger/needs.ts";
import type { Cell } from "#hrana/client.ts";
import type { Step } from "#hrana/protocol.ts";

/** What a look-up found of where credit limits come from. */
export type LoadedCredit = {
  /** Those asked about; where an account has few, all it has. */
  sources: CreditSource[];
  /** Of each account that was asked about. */
  totals: { account: string; totals: CreditTotals; hasFew: boolean }[];
};

/**
 * Of an account with no more sources than these all are read at once, so that its next counterparty, who may be a new
 * one each time, costs no look-up.
 */
const FEW_SOURCES_MAX = 200;

const columns = batchColumns.credit_source.map((column) => `credit_source.${column}`).join(", ");

const selectSources = `SELECT DISTINCT ${columns} FROM json_each(?1) AS need JOIN credit_source
ON credit_source.account = (need.value ->> 'account')
AND (credit_source.counterparty = (need.value ->> 'counterparty') OR ${FEW_SOURCES_MAX} >=
(SELECT count(*) FROM credit_source AS other WHERE other.account = (need.value ->> 'account')))`;

const selectTotals = `SELECT need.value, count(CASE WHEN earned > 0 THEN 1 END), coalesce(sum(raised), 0),
count(credit_source.account) <= ${FEW_SOURCES_MAX}
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
