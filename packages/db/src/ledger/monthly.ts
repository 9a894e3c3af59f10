import { batchColumns } from "@mereau/shared/ledger/batch.ts";
import { AMOUNT_MAX } from "@mereau/shared/money/bounds.ts";
import * as z from "zod";

import type { Cell } from "#hrana/client.ts";

/** Monthly uses; its argument is a list of `UseNeed`, JSON. */
export const selectUses = `SELECT ${batchColumns.monthly_use.map((column) => `monthly_use.${column}`).join(", ")}
FROM json_each(?1) AS need JOIN monthly_use ON monthly_use.account = (need.value ->> 'account')
AND monthly_use.purpose = (need.value ->> 'purpose')`;

/** All that came to an account since a moment; of no more than it can hold is anything made. */
export type Inflow = { account: string; since: number; amount: number };

/** What came to accounts; its argument is a list of `InflowNeed`, JSON. Batches know where in the order of postings a moment is. */
export const selectInflows = `SELECT need.value ->> 'account', need.value ->> 'since', (
SELECT min(coalesce(sum(amount), 0), ${AMOUNT_MAX}) FROM posting
WHERE account = (need.value ->> 'account') AND amount > 0 AND seq > coalesce((
SELECT last_posting FROM batch WHERE at < (need.value ->> 'since') ORDER BY at DESC LIMIT 1), 0))
FROM json_each(?1) AS need`;

const inflowRow = z.tuple([z.string(), z.int(), z.int()]);

export function readInflow(row: Cell[]): Inflow {
  const [account, since, amount] = inflowRow.parse(row);
  return { account, since, amount };
}
