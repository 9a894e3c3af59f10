import * as z from "zod";

import type { Account, Allowance } from "#ledger/account.ts";
import type { BatchHeader, BatchTable, Row } from "#ledger/batch.ts";
import type { CreditSource } from "#ledger/credit.ts";
import { readCreditSource } from "#ledger/creditRows.ts";
import type { Currency } from "#ledger/currency.ts";
import type { MonthlyUse } from "#ledger/monthlyUse.ts";
import {
  readAccount,
  readAllowance,
  readCurrency,
  readHold,
  readPosting,
  readTransfer,
} from "#ledger/rows.ts";
import type { Settlement } from "#ledger/rules/settlement.ts";
import { readPolicy, readSettlement, readTick, readTickIndex } from "#ledger/tickRows.ts";
import type { Hold, Posting, Transfer } from "#ledger/transfer.ts";
import { readUse } from "#ledger/useRows.ts";
import type { PolicyVersion } from "#policies/versions.ts";
import type { TickIndex } from "#settling/index.ts";
import type { Tick } from "#settling/tick.ts";

const row = z.array(z.union([z.string(), z.number(), z.null()]));
const rows = z.array(row);

const header = { community: z.string(), seq: z.int(), id: z.string(), epoch: z.int(), at: z.int() };
const firstTables = {
  currency: rows,
  account: rows,
  allowance: rows,
  transfer: rows,
  hold: rows,
  posting: rows,
};

/** The first form of a batch knew no policies, and its rows had fewer columns. */
const contentSchema = z.discriminatedUnion("mereau", [
  z.strictObject({ mereau: z.literal(1), ...header, ...firstTables }),
  z.strictObject({
    mereau: z.literal(2),
    ...header,
    ...firstTables,
    policy: rows,
    tick: rows,
    tick_index: rows,
    settlement: rows,
    credit_source: rows,
    monthly_use: rows,
  }),
]);

/** What the columns that the first form lacked stand for in it. */
export const columnsSince: Partial<Record<BatchTable, Row>> = {
  currency: [0],
  account: ["", 0, 0, 0],
  posting: [null, null],
  hold: [0],
};

/** The content of one batch, read back from its canonical text. */
export type ReadContent = {
  header: BatchHeader;
  currencies: Currency[];
  accounts: Omit<Account, "allowances">[];
  allowances: { account: string; member: string; allowance: Allowance }[];
  transfers: Transfer[];
  holds: Hold[];
  postings: Posting[];
  policies: PolicyVersion[];
  ticks: Tick[];
  indexes: TickIndex[];
  settlements: { transfer: string; settlement: Settlement }[];
  creditSources: CreditSource[];
  uses: MonthlyUse[];
};

/** Reads a batch's content; null when the text is not one, or not in canonical form. */
export function readContent(text: string): ReadContent | null {
  try {
    const value = contentSchema.parse(JSON.parse(text));
    if (JSON.stringify(value) !== text) return null;
    const { community, seq, id, epoch, at } = value;
    const since = value.mereau === 1 ? columnsSince : {};
    const widened = (table: keyof typeof firstTables) =>
      value[table].map((columns) => [...columns, ...(since[table] ?? [])]);
    const later = value.mereau === 1 ? noLaterTables : value;
    return {
      header: { community, seq, id, epoch, at },
      currencies: widened("currency").map(readCurrency),
      accounts: widened("account").map((columns) => readAccount(columns, {})),
      allowances: value.allowance.map(readAllowance),
      transfers: value.transfer.map((columns) => readTransfer([...columns, seq, at])),
      holds: widened("hold").map(readHold),
      postings: widened("posting").map(readPosting),
      policies: later.policy.map(readPolicy),
      ticks: later.tick.map(readTick),
      indexes: later.tick_index.map(readTickIndex),
      settlements: later.settlement.map(readSettlement),
      creditSources: later.credit_source.map(readCreditSource),
      uses: later.monthly_use.map(readUse),
    };
  } catch {
    return null;
  }
}

const noLaterTables = {
  policy: [],
  tick: [],
  tick_index: [],
  settlement: [],
  credit_source: [],
  monthly_use: [],
};
