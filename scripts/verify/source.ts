import type { Reader } from "@mereau/db/ledger/verify/batches.ts";

/** A ledger to verify, wherever it is kept. */
export type LedgerSource = {
  community: string;
  name: string;
  /** Ed25519, base64url. */
  publicKey: string;
  read: Reader;
  /** Whether the tables stand exactly where the batches do; false for an export that was made while life went on. */
  isAtRest: boolean;
  /** What is wrong with the container itself, found before the ledger is looked at. */
  faults: { where: string; what: string }[];
  close(): Promise<void>;
};

/** There is nothing to verify, and this sentence says why. */
export class NothingToVerify extends Error {
  override name = "NothingToVerify";
}
