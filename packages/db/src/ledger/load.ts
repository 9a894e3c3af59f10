import * as z from "zod";

import type { Account, Allowance } from "@mereau/shared/ledger/account.ts";
import { batchColumns } from "@mereau/shared/ledger/batch.ts";
import type { Needs } from "@mereau/shared/ledger/needs.ts";
import type { MonthlyUse } from "@mereau/shared/ledger/monthlyUse.ts";
import { type Hold, purposes, type Transfer } from "@mereau/shared/ledger/transfer.ts";
import type { Movement, Recorded } from "@mereau/shared/ledger/view.ts";
import type { Cell, HranaClient } from "#hrana/client.ts";
import type { Step } from "#hrana/protocol.ts";
import { creditSteps, type LoadedCredit, readCredit } from "#ledger/credit.ts";
import { read } from "#ledger/read.ts";
import { type Inflow, readInflow, selectInflows, selectUses } from "#ledger/monthly.ts";
import { selectIndexes } from "#ledger/ticking.ts";
import { readTickIndex } from "@mereau/shared/ledger/tickRows.ts";
import { readUse } from "@mereau/shared/ledger/useRows.ts";
import type { TickIndex } from "@mereau/shared/settling/index.ts";
import {
  readAccount,
  readAllowance,
  readHold,
  readTransfer,
  transferColumns,
} from "@mereau/shared/ledger/rows.ts";

/** What a look-up found; what was asked and is not here does not exist. */
export type Loaded = {
  accounts: Account[];
  holds: Hold[];
  records: Recorded[];
  indexes: TickIndex[];
  credit: LoadedCredit;
  uses: MonthlyUse[];
  inflows: Inflow[];
};

const among = "(SELECT value FROM json_each(?1))";
const list = (columns: readonly string[], table: string) =>
  columns.map((column) => `${table}.${column}`).join(", ");

export const selectAccounts = `SELECT ${list(batchColumns.account, "account")} FROM account WHERE id IN ${among}`;
export const selectAllowances = `SELECT ${list(batchColumns.allowance, "allowance")} FROM allowance WHERE account IN ${among}`;
const selectHolds = `SELECT ${list(batchColumns.hold, "hold")} FROM hold WHERE id IN ${among}`;

const reversedBy = `(SELECT reversal.id FROM transfer AS reversal
WHERE reversal.related = transfer.id AND reversal.kind = 'reversal' AND reversal.verdict = 'accepted')`;
const movements = `(SELECT json_group_array(json_array(row.value ->> 0, row.value ->> 3, row.value ->> 5, row.value ->> 6))
FROM batch, json_each(batch.content, '$.posting') AS row
WHERE batch.seq = transfer.batch AND row.value ->> 2 = transfer.id)`;
const selectTransfers = (moved: string) =>
  `SELECT ${reversedBy}, ${moved}, ${list(transferColumns, "transfer")} FROM transfer WHERE id IN ${among}`;

const ids = (wanted: Iterable<string>) => [JSON.stringify([...wanted])];

/** Accounts with their allowances, from the rows of both selects. */
export function joinAllowances(accounts: Cell[][], allowances: Cell[][]): Account[] {
  const byAccount = new Map<string, Record<string, Allowance>>();
  for (const row of allowances) {
    const { account, member, allowance } = readAllowance(row);
    byAccount.set(account, { ...byAccount.get(account), [member]: allowance });
  }
  return accounts.map((row) => readAccount(row, byAccount.get(String(row[0])) ?? {}));
}

const movementRows = z.array(
  z.tuple([z.string(), z.int(), z.enum(purposes).nullable(), z.string().nullable()]),
);

function readRecorded([reversal, moved, ...row]: Cell[]): Recorded {
  const found = typeof moved === "string" ? movementRows.parse(JSON.parse(moved)) : null;
  const listed =
    found?.map(([account, amount, purpose, counter]): Movement => ({
      account,
      amount,
      purpose,
      counter,
    })) ?? null;
  return {
    transfer: readTransfer(row),
    movements: listed,
    reversedBy: reversal == null ? null : String(reversal),
  };
}

/** Looks up what commands need, in one request. Throws `LookupFailed`. */
export async function load(client: HranaClient, needs: Needs): Promise<Loaded> {
  const { accounts, holds, records, originals, indexes, uses, inflows } = needs;
  const steps: Step[] = [
    { sql: selectAccounts, args: ids(accounts) },
    { sql: selectAllowances, args: ids(accounts) },
    { sql: selectHolds, args: ids(holds) },
    { sql: selectTransfers("NULL"), args: ids(records) },
    { sql: selectTransfers(movements), args: ids(originals) },
    { sql: selectIndexes, args: [JSON.stringify([...indexes.values()])] },
    { sql: selectUses, args: [JSON.stringify([...uses.values()])] },
    { sql: selectInflows, args: [JSON.stringify([...inflows.values()])] },
    ...creditSteps(needs),
  ];
  const found = await read(client, steps);
  const [accountRows, allowanceRows, holdRows, recordRows, originalRows, indexRows, ...later] = found;
  const [useRows, inflowRows, ...credit] = later;
  return {
    accounts: joinAllowances(accountRows ?? [], allowanceRows ?? []),
    holds: (holdRows ?? []).map(readHold),
    records: [...(recordRows ?? []), ...(originalRows ?? [])].map(readRecorded),
    indexes: (indexRows ?? []).map(readTickIndex),
    credit: readCredit(credit),
    uses: (useRows ?? []).map(readUse),
    inflows: (inflowRows ?? []).map(readInflow),
  };
}

const selectCommitted = `SELECT batch.hash, ${list(transferColumns, "transfer")}
FROM transfer JOIN batch ON batch.seq = transfer.batch WHERE transfer.id = ?1`;

/** A transfer with the hash of the batch that committed it; null when there is none. Throws `LookupFailed`. */
export async function findCommitted(
  client: HranaClient,
  id: string,
): Promise<{ transfer: Transfer; batchHash: string } | null> {
  const [rows] = await read(client, [{ sql: selectCommitted, args: [id] }]);
  const [hash, ...row] = rows?.[0] ?? [];
  return hash === undefined ? null : { transfer: readTransfer(row), batchHash: String(hash) };
}
