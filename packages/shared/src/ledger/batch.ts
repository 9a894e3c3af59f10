import type { Account, Allowance } from "#ledger/account.ts";
import type { Assembled } from "#ledger/assemble.ts";
import { creditSourceRow } from "#ledger/creditRows.ts";
import type { Currency } from "#ledger/currency.ts";
import type { Hold, Posting, Transfer } from "#ledger/transfer.ts";
import { policyRow, settlementRow, tickIndexRow, tickRow } from "#ledger/tickRows.ts";
import { useRow } from "#ledger/useRows.ts";
import type { View } from "#ledger/view.ts";

export type Cell = string | number | null;
export type Row = readonly Cell[];

/**
 * The columns of each table that a batch writes, in the order of its rows.
 * The tables of the database bear the same names; `content.ts` and the SQL are both made from this one list.
 */
export const batchColumns = {
  currency: ["code", "name", "symbol", "scale", "kind", "backing", "signature_from", "recipients"],
  account: [
    "id",
    "currency",
    "kind",
    "status",
    "credit_limit",
    "balance_cap",
    "posted",
    "held",
    "type",
    "receives",
    "tick",
    "fraction",
  ],
  allowance: ["account", "member", "per_transfer", "per_day", "day", "spent"],
  transfer: [
    "seq",
    "id",
    "kind",
    "verdict",
    "refusal_amount",
    "currency",
    "from_account",
    "to_account",
    "amount",
    "memo",
    "category",
    "reference",
    "related",
    "actor",
    "on_behalf_of",
    "key_id",
    "signature",
    "expires_at",
  ],
  hold: [
    "id",
    "currency",
    "from_account",
    "to_account",
    "amount",
    "captured",
    "state",
    "expires_at",
    "charges",
  ],
  posting: ["account", "seq", "transfer", "amount", "posted", "purpose", "counter"],
  policy: ["currency", "version", "effective_at", "settings"],
  tick: ["currency", "number", "at", "version", "dividend", "members", "mass", "reevaluate_at"],
  tick_index: [
    "currency",
    "type",
    "tick",
    "factor",
    "decay",
    "accrual",
    "created",
    "floor",
    "destination",
    "restarts",
  ],
  settlement: [
    "transfer",
    "account",
    "type",
    "receives",
    "posted",
    "held",
    "fraction",
    "from_tick",
    "to_tick",
  ],
  credit_source: ["account", "counterparty", "earned", "raised"],
  monthly_use: ["account", "purpose", "month", "used"],
} as const;

export type BatchTable = keyof typeof batchColumns;

/** In the order in which a batch writes them. */
export const batchTables: readonly BatchTable[] = [
  "currency",
  "account",
  "allowance",
  "transfer",
  "hold",
  "posting",
  "policy",
  "tick",
  "tick_index",
  "settlement",
  "credit_source",
  "monthly_use",
];

/** Tables whose rows stand for how things are now, by the columns of their key; the others only ever gain rows. */
export const standingKeys = {
  currency: ["code"],
  account: ["id"],
  allowance: ["account", "member"],
  hold: ["id"],
  credit_source: ["account", "counterparty"],
  monthly_use: ["account", "purpose"],
} as const satisfies Partial<Record<BatchTable, readonly string[]>>;

export type StandingTable = keyof typeof standingKeys;

export const isStanding = (table: BatchTable): table is StandingTable => table in standingKeys;

/** Which batch this is: its place, its own id, the instance that wrote it, and when. */
export type BatchHeader = { community: string; seq: number; id: string; epoch: number; at: number };

/** All that one commit writes, as rows. Accounts, holds and currencies are given whole, as they stand afterwards. */
export type BatchContent = { mereau: 2 } & BatchHeader & Record<BatchTable, Row[]>;

export const currencyRow = (it: Currency): Row => [
  it.code,
  it.name,
  it.symbol,
  it.scale,
  it.kind,
  it.backing,
  it.signatureFrom,
  it.recipients,
];

export const accountRow = (it: Omit<Account, "allowances">): Row => [
  it.id,
  it.currency,
  it.kind,
  it.status,
  it.creditLimit,
  it.balanceCap,
  it.posted,
  it.held,
  it.type,
  Number(it.receives),
  it.tick,
  it.fraction,
];

type AllowanceOf = { account: string; member: string; allowance: Allowance };

export const allowanceRow = ({ account, member, allowance: it }: AllowanceOf): Row => [
  account,
  member,
  it.perTransfer,
  it.perDay,
  it.day,
  it.spent,
];

/** The allowances of an account that differ from what they were. */
function changedAllowances(after: Account, before: Account | undefined): Row[] {
  if (after.allowances === before?.allowances) return [];
  return Object.entries(after.allowances)
    .filter(([member, allowance]) => allowance !== before?.allowances[member])
    .map(([member, allowance]) => allowanceRow({ account: after.id, member, allowance }));
}

const transferRow = (it: Transfer): Row => [
  it.seq,
  it.id,
  it.kind,
  it.verdict,
  it.refusalAmount,
  it.currency,
  it.from,
  it.to,
  it.amount,
  it.memo,
  it.category,
  it.reference,
  it.related,
  it.actor.member,
  it.actor.onBehalfOf,
  it.order?.keyId ?? null,
  it.order?.signature ?? null,
  it.expiresAt,
];

export const holdRow = (it: Hold): Row => [
  it.id,
  it.currency,
  it.from,
  it.to,
  it.amount,
  it.captured,
  it.state,
  it.expiresAt,
  it.charges,
];

const postingRow = (it: Posting): Row => [
  it.account,
  it.seq,
  it.transfer,
  it.amount,
  it.posted,
  it.purpose,
  it.counter,
];

/**
 * Writes down what was assembled, in canonical form: JSON with these keys in this order and no white space
 * (`JSON.stringify` of the value returned). This text is what the hash chain covers.
 */
export function batchContent(header: BatchHeader, before: View, assembled: Assembled): BatchContent {
  const { layer, transfers, postings, settlements } = assembled;
  const { versions, ticks, indexes } = layer.ticking.added;
  const { community, seq, id, epoch, at } = header;
  const accounts = [...layer.accounts.values()];
  return {
    mereau: 2,
    community,
    seq,
    id,
    epoch,
    at,
    currency: [...layer.currencies.values()].map(currencyRow),
    account: accounts.map(accountRow),
    allowance: accounts.flatMap((account) => changedAllowances(account, before.account(account.id))),
    transfer: transfers.map(transferRow),
    hold: [...layer.holds.values()].map(holdRow),
    posting: postings.map(postingRow),
    policy: versions.map(policyRow),
    tick: ticks.map(tickRow),
    tick_index: indexes.map(tickIndexRow),
    settlement: [...settlements].map(([transfer, it]) => settlementRow(transfer, it)),
    credit_source: [...layer.credit.changed.values()].map(creditSourceRow),
    monthly_use: [...layer.uses.values()].map(useRow),
  };
}
