import * as z from "zod";

import type { Row } from "#ledger/batch.ts";
import { type MonthlyUse, usePurposes } from "#ledger/monthlyUse.ts";

/* Rows of the table of monthly uses, in the column order of `batchColumns`, both ways. */

export const useRow = (it: MonthlyUse): Row => [it.account, it.purpose, it.month, it.used];

const useColumns = z.tuple([z.string(), z.enum(usePurposes), z.string(), z.int()]);

export function readUse(row: Row): MonthlyUse {
  const [account, purpose, month, used] = useColumns.parse(row);
  return { account, purpose, month, used };
}
