import * as z from "zod";

import type { Row } from "#ledger/batch.ts";
import type { CreditSource, CreditTotals } from "#ledger/credit.ts";

/* Rows of the table of credit sources, in the column order of `batchColumns`, both ways. */

const text = z.string();
const integer = z.int();

export const creditSourceRow = (it: CreditSource): Row => [it.account, it.counterparty, it.earned, it.raised];

const creditSourceColumns = z.tuple([text, text, integer, integer]);

export function readCreditSource(row: Row): CreditSource {
  const [account, counterparty, earned, raised] = creditSourceColumns.parse(row);
  return { account, counterparty, earned, raised };
}

const totalsColumns = z.tuple([text, integer, integer]);

/** Reads an account and its totals. */
export function readCreditTotals(row: Row): { account: string; totals: CreditTotals } {
  const [account, counterparties, raised] = totalsColumns.parse(row);
  return { account, totals: { counterparties, raised } };
}
