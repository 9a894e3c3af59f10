import { sql } from "drizzle-orm";
import * as z from "zod";

import type { Reader } from "@mereau/db/ledger/verify/batches.ts";
import {
  accountsAfter,
  brokenSums,
  crossedLimits,
  miscounted,
  shortReserves,
  unbalancedCurrencies,
  wrongBalances,
  wrongHolds,
} from "@mereau/db/ledger/verify/pieces.ts";
import { compareRecords } from "@mereau/db/ledger/verify/projections.ts";
import type { ledgerVerification } from "@mereau/db/tenant/schema.ts";
import type { FaultKind } from "@mereau/shared/contracts/ledgerVerification.ts";
import { batchSigningBytes, chainHash, importPublicKey, isSignedWith } from "@mereau/shared/crypto/chain.ts";
import { type ReadContent, readContent } from "@mereau/shared/ledger/verify/content.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import type { CommunityContext } from "#services/context.ts";
import { readContents } from "#services/ledger/contents.ts";

export type VerificationRow = typeof ledgerVerification.$inferSelect;

type Found = { what: FaultKind; where: string };

/** What a piece changes of where the verification stands, and what it found wrong. */
export type Piece = { change: Partial<VerificationRow>; found: Found[] };

/** Looked through at once. */
const BATCHES_MAX = 200;
const ACCOUNTS_MAX = 1_000;

const cells = z.array(z.union([z.string(), z.number(), z.null()]));

/** Reads from the community’s own database. */
const readerOf =
  ({ db }: Pick<CommunityContext, "db">): Reader =>
  async (text, args = []) => {
    const parts = text.split(/\?(\d)/);
    const chunks = parts.map((part, index) =>
      index % 2 === 0 ? sql.raw(part) : sql`${args[Number(part) - 1]}`,
    );
    const rows = await db.values(sql.join(chunks));
    return rows.map((row) => cells.parse(Array.from(row)));
  };

const foundAt = (what: FaultKind, rows: readonly (readonly unknown[])[]): Found[] =>
  rows.map(([where]) => ({ what, where: String(where) }));

/** The next piece of a verification. What is read is bounded, however large the ledger is. */
export function nextPiece(ctx: CommunityContext, row: VerificationRow): Promise<Piece> {
  switch (row.phase) {
    case "batches":
      return batchesPiece(ctx, row);
    case "accounts":
      return accountsPiece(ctx, row);
    case "currencies":
      return currenciesPiece(ctx);
    case "done":
      return Promise.resolve({ change: {}, found: [] });
  }
}

/** The chain, the sums of each batch, and the tables that were laid out from it. */
async function batchesPiece(ctx: CommunityContext, row: VerificationRow): Promise<Piece> {
  const after = Number(row.after);
  const limit = { after, last: row.head, limit: BATCHES_MAX };
  const [{ batches }, key] = await Promise.all([readContents(ctx, limit), importPublicKey(row.publicKey)]);
  const found: Found[] = [];
  let { hash, transfers, postings, headAt } = row;
  let expected = after + 1;
  for (const { seq, ...batch } of batches) {
    const says = (what: FaultKind) => found.push({ what, where: `${seq}` });
    if (seq !== expected) says("batch_missing");
    if ((await chainHash(hash, batch.content)) !== batch.hash) says("hash_wrong");
    if (!key || !(await isSignedWith(key, batchSigningBytes(batch.hash), batch.signature)))
      says("signature_wrong");
    const content = readContent(batch.content);
    if (content) {
      transfers += content.transfers.length;
      postings += content.postings.length;
      found.push(...unbalanced(content));
    } else says("content_unreadable");
    ({ hash } = batch);
    headAt = batch.at;
    expected = seq + 1;
  }
  const last = batches.at(-1)?.seq ?? row.head;
  const read = readerOf(ctx);
  const [records, sums] = await Promise.all([
    compareRecords(read, after + 1, last),
    brokenSums(read, after + 1, last),
  ]);
  for (const { where } of records) found.push({ what: "record_differs", where });
  found.push(...foundAt("posting_sum_wrong", sums));
  if (batches.length === 0 && row.batches < row.head)
    found.push({ what: "batch_missing", where: `${row.head}` });
  const isLast = last >= row.head;
  const change = { hash, headAt, transfers, postings, batches: row.batches + batches.length };
  return {
    change: { ...change, ...(isLast ? { phase: "accounts", after: "" } : { after: `${last}` }) },
    found,
  };
}

/** The transfers of a batch whose postings do not sum to zero in each currency. */
function unbalanced({ postings }: ReadContent): Found[] {
  const sums = new Map<string, number>();
  for (const { transfer, account, amount } of postings) {
    const side = `${transfer} ${currencyOfAccount(account)}`;
    sums.set(side, (sums.get(side) ?? 0) + amount);
  }
  return [...sums].flatMap(([side, sum]) =>
    sum === 0 ? [] : [{ what: "postings_unbalanced" as const, where: side.split(" ")[0] ?? "" }],
  );
}

/** How accounts stand, against their postings, their holds and their limits. */
async function accountsPiece(ctx: CommunityContext, row: VerificationRow): Promise<Piece> {
  const read = readerOf(ctx);
  const ids = await accountsAfter(read, row.after, ACCOUNTS_MAX);
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined)
    return { change: { phase: "currencies", after: "" }, found: [] };
  const [balances, holds, limits] = await Promise.all([
    wrongBalances(read, first, last),
    wrongHolds(read, first, last),
    crossedLimits(read, first, last),
  ]);
  const found = [
    ...foundAt("balance_differs", balances),
    ...foundAt("held_differs", holds),
    ...foundAt("limit_crossed", limits),
  ];
  return { change: { accounts: row.accounts + ids.length, after: last }, found };
}

/** What can only be told of all accounts together. */
async function currenciesPiece(ctx: CommunityContext): Promise<Piece> {
  const read = readerOf(ctx);
  const [sums, reserves, counts] = await Promise.all([
    unbalancedCurrencies(read),
    shortReserves(read),
    miscounted(read),
  ]);
  const found = [
    ...foundAt("currency_unbalanced", sums),
    ...foundAt("reserve_short", reserves),
    ...foundAt("rows_too_many", counts),
  ];
  return { change: { phase: "done", after: "", finishedAt: ctx.now }, found };
}
