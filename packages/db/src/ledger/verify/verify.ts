import type { ChainKeys, Fault } from "@mereau/shared/ledger/verify/chain.ts";
import { ChainVerifier } from "@mereau/shared/ledger/verify/chain.ts";
import type { Reader } from "#ledger/verify/batches.ts";
import { batchPages } from "#ledger/verify/batches.ts";
import { compareRecords, findStrangers } from "#ledger/verify/projections.ts";
import { compareStandings } from "#ledger/verify/standings.ts";

/** What a verification went through, and everything it found wrong; no fault means that every figure checks. */
export type Verification = {
  batches: number;
  transfers: number;
  postings: number;
  accounts: number;
  orders: number;
  /** The hash of the last batch. */
  hash: string;
  /** The first faults, up to `FAULTS_MAX`; one alteration can show in many places. */
  faults: Fault[];
  /** True when the search stopped at so many faults that there may be more. */
  isCutShort: boolean;
};

export type VerifyOptions = {
  /** False when the tables may already show more than the batches: then they are not compared as they stand. */
  isAtRest?: boolean;
  /** Told how many batches are behind. */
  onProgress?: (batches: number) => void;
};

/** After this many faults the search stops: the ledger is known to be altered. */
const FAULTS_MAX = 50;

/**
 * Recomputes a ledger from its batches and compares every table with it: hashes, signatures, sums, limits, balances.
 * Reads only, a page at a time.
 */
export async function verifyLedger(
  read: Reader,
  keys: ChainKeys,
  { isAtRest = true, onProgress }: VerifyOptions = {},
): Promise<Verification> {
  const chain = new ChainVerifier(keys);
  const faults: Fault[] = [];
  let batches = 0;
  for await (const page of batchPages(read)) {
    for (const row of page) faults.push(...(await chain.follow(row)));
    const [first, last] = [page[0]?.seq ?? 0, page.at(-1)?.seq ?? 0];
    faults.push(...(await compareRecords(read, first, last)));
    batches += page.length;
    onProgress?.(batches);
    if (faults.length >= FAULTS_MAX) break;
  }
  const { lastTransfer: transfer, lastPosting: posting, epoch, hash } = chain.tail;
  if (faults.length < FAULTS_MAX) {
    faults.push(...chain.finish(), ...(await checkWriter(read, epoch)));
    if (isAtRest) faults.push(...(await compareStandings(read, chain.books)));
    if (isAtRest)
      faults.push(
        ...(await findStrangers(read, {
          transfer,
          posting,
          ...chain.books.ticks.rows,
          settlement: chain.books.settlements,
        })),
      );
  }
  const accounts = chain.books.accounts.size;
  const { orders } = chain;
  return {
    batches,
    transfers: transfer,
    postings: posting,
    accounts,
    orders,
    hash,
    faults: faults.slice(0, FAULTS_MAX),
    isCutShort: faults.length >= FAULTS_MAX,
  };
}

/** One writer row, at an epoch that no batch has gone beyond. */
async function checkWriter(read: Reader, epoch: number): Promise<Fault[]> {
  const rows = await read("SELECT id, epoch FROM writer");
  const [[id, standing] = []] = rows;
  const isRight = rows.length === 1 && id === 1 && typeof standing === "number" && standing >= epoch;
  return isRight ? [] : [{ where: "table writer", what: `its epoch must be one number, ${epoch} or more` }];
}
