import * as z from "zod";

import type { Account, Allowance } from "#ledger/account.ts";
import type { BatchHeader, Row } from "#ledger/batch.ts";
import type { Currency } from "#ledger/currency.ts";
import {
  readAccount,
  readAllowance,
  readCurrency,
  readHold,
  readPosting,
  readTransfer,
} from "#ledger/rows.ts";
import type { Hold, Posting, Transfer } from "#ledger/transfer.ts";

const row = z.array(z.union([z.string(), z.number(), z.null()]));
const rows = z.array(row);

const contentSchema = z.strictObject({
  mereau: z.literal(1),
  community: z.string(),
  seq: z.int(),
  id: z.string(),
  epoch: z.int(),
  at: z.int(),
  currency: rows,
  account: rows,
  allowance: rows,
  transfer: rows,
  hold: rows,
  posting: rows,
});

/** The content of one batch, read back from its canonical text. */
export type ReadContent = {
  header: BatchHeader;
  currencies: Currency[];
  accounts: Omit<Account, "allowances">[];
  allowances: { account: string; member: string; allowance: Allowance }[];
  transfers: Transfer[];
  holds: Hold[];
  postings: Posting[];
};

/** Reads a batch's content; null when the text is not one, or not in canonical form. */
export function readContent(text: string): ReadContent | null {
  try {
    const value = contentSchema.parse(JSON.parse(text));
    if (JSON.stringify(value) !== text) return null;
    const { community, seq, id, epoch, at } = value;
    const transfer = (columns: Row) => readTransfer([...columns, seq, at]);
    return {
      header: { community, seq, id, epoch, at },
      currencies: value.currency.map(readCurrency),
      accounts: value.account.map((columns) => readAccount(columns, {})),
      allowances: value.allowance.map(readAllowance),
      transfers: value.transfer.map(transfer),
      holds: value.hold.map(readHold),
      postings: value.posting.map(readPosting),
    };
  } catch {
    return null;
  }
}
