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

const totalsColumns = z.tuple([text, integer, integer, integer]);

/** Reads an account, its totals, and whether it has few sources. */
export function readCreditTotals(row: Row): { account: string; totals: CreditTotals; hasFew: boolean } {
  const [account, counterparties, raised, hasFew] = totalsColumns.parse(row);
  return { account, totals: { counterparties, raised }, hasFew: hasFew === 1 };
}
