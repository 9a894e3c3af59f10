import * as z from "zod";

import { batchColumns, type BatchTable, type Row } from "#ledger/batch.ts";
import { rejectionCodes } from "#ledger/rejection.ts";
import { readCurrency, readHold, readPosting } from "#ledger/rows.ts";
import { readPolicy } from "#ledger/tickRows.ts";
import { transferKinds } from "#ledger/transfer.ts";
import { columnsSince } from "#ledger/verify/content.ts";
import type { RecordedBatch, RecordedTransfer } from "#simulation/recorded.ts";
import type { StandingAccount } from "#simulation/settings.ts";

/*
 * A simulation reads hundreds of thousands of batches within the seconds that a Worker has. The two tables that nearly
 * every batch writes are therefore read cell by cell, of the columns that are wanted alone.
 */

const rows = z.custom<Row[]>((value) => Array.isArray(value));

const contentSchema = z.looseObject({
  mereau: z.union([z.literal(1), z.literal(2)]),
  at: z.int(),
  currency: rows,
  account: rows,
  transfer: rows,
  hold: rows,
  posting: rows,
  policy: rows.optional(),
});

/** The place of each column of a table. */
const placesOf = <Table extends BatchTable>(table: Table) => {
  const columns: readonly string[] = batchColumns[table];
  return (name: (typeof batchColumns)[Table][number]): number => columns.indexOf(name);
};

function textAt(row: Row, place: number): string {
  const cell = row[place];
  if (typeof cell !== "string") throw new Error("Simulation: a row of the ledger lacks a text");
  return cell;
}

function wholeAt(row: Row, place: number): number {
  const cell = row[place];
  if (typeof cell !== "number" || !Number.isInteger(cell))
    throw new Error("Simulation: a row of the ledger lacks a whole number");
  return cell;
}

/** One of some words, found by its text. */
const wordsOf = <Word extends string>(words: readonly Word[]) => {
  const known = new Map<string, Word>(words.map((word) => [word, word]));
  return (row: Row, place: number): Word => {
    const word = known.get(textAt(row, place));
    if (word === undefined) throw new Error("Simulation: a row of the ledger has an unknown word");
    return word;
  };
};

const ofTransfer = placesOf("transfer");
const transferAt = {
  id: ofTransfer("id"),
  kind: ofTransfer("kind"),
  verdict: ofTransfer("verdict"),
  currency: ofTransfer("currency"),
  from: ofTransfer("from_account"),
  to: ofTransfer("to_account"),
  amount: ofTransfer("amount"),
  reference: ofTransfer("reference"),
  related: ofTransfer("related"),
  expiresAt: ofTransfer("expires_at"),
};
const kindAt = wordsOf(transferKinds);
const verdictAt = wordsOf(["accepted", ...rejectionCodes]);

const textOrNull = (row: Row, place: number): string | null =>
  row[place] === null ? null : textAt(row, place);

const readTransfer = (row: Row): RecordedTransfer => ({
  id: textAt(row, transferAt.id),
  kind: kindAt(row, transferAt.kind),
  verdict: verdictAt(row, transferAt.verdict),
  currency: textAt(row, transferAt.currency),
  from: textAt(row, transferAt.from),
  to: textAt(row, transferAt.to),
  amount: wholeAt(row, transferAt.amount),
  reference: textOrNull(row, transferAt.reference),
  related: textOrNull(row, transferAt.related),
  expiresAt: row[transferAt.expiresAt] === null ? null : wholeAt(row, transferAt.expiresAt),
});

const ofAccount = placesOf("account");
const accountAt = {
  id: ofAccount("id"),
  currency: ofAccount("currency"),
  kind: ofAccount("kind"),
  status: ofAccount("status"),
  creditLimit: ofAccount("credit_limit"),
  balanceCap: ofAccount("balance_cap"),
  posted: ofAccount("posted"),
  type: ofAccount("type"),
  receives: ofAccount("receives"),
  tick: ofAccount("tick"),
};
const accountKindAt = wordsOf(["member", "pot", "issuance", "reserve", "deposits", "dividends"] as const);
const statusAt = wordsOf(["open", "suspended", "closed"] as const);

const readAccount = (row: Row): StandingAccount => ({
  id: textAt(row, accountAt.id),
  currency: textAt(row, accountAt.currency),
  kind: accountKindAt(row, accountAt.kind),
  status: statusAt(row, accountAt.status),
  creditLimit: wholeAt(row, accountAt.creditLimit),
  balanceCap: wholeAt(row, accountAt.balanceCap),
  posted: wholeAt(row, accountAt.posted),
  type: textAt(row, accountAt.type),
  receives: wholeAt(row, accountAt.receives) === 1,
  tick: wholeAt(row, accountAt.tick),
});

const places = {
  currency: placesOf("currency")("code"),
  account: accountAt.currency,
  transfer: transferAt.currency,
  hold: placesOf("hold")("currency"),
  policy: placesOf("policy")("currency"),
};

/** Transfers whose postings tell what their row does not: to whom a gift went, what a reversal undid. */
const areTold: ReadonlySet<string> = new Set(["issue", "redemption", "reversal"]);

/**
 * Reads from a batch’s content what a simulation goes by, of some currencies alone. Throws for what is no content: the
 * ledger’s own record is never unreadable.
 */
export function readRecorded(text: string, currencies: ReadonlySet<string>): RecordedBatch {
  const { mereau, at, posting, ...tables } = contentSchema.parse(JSON.parse(text));
  const wanted = (table: keyof typeof places): Row[] => {
    const place = places[table];
    const added = mereau === 1 ? (columnsSince[table] ?? []) : [];
    const found = (tables[table] ?? []).filter((row) => currencies.has(String(row[place])));
    return added.length === 0 ? found : found.map((row) => [...row, ...added]);
  };
  const transfers = wanted("transfer").map(readTransfer);
  const since = mereau === 1 ? (columnsSince.posting ?? []) : [];
  return {
    header: { at },
    currencies: wanted("currency").map(readCurrency),
    accounts: wanted("account").map(readAccount),
    holds: wanted("hold").map(readHold),
    transfers,
    postings: transfers.some(({ kind }) => areTold.has(kind))
      ? posting.map((row) => readPosting([...row, ...since]))
      : [],
    policies: wanted("policy").map(readPolicy),
  };
}
