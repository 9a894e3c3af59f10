import { type AccessVersions, findAccess } from "@mereau/db/ledger/access.ts";
import type { CommitOutcome, SealedBatch } from "@mereau/db/ledger/commit.ts";
import { commitBatch, findBatch } from "@mereau/db/ledger/commit.ts";
import { type Ending, endings } from "@mereau/db/ledger/endings.ts";
import type { Loaded } from "@mereau/db/ledger/load.ts";
import { findCommitted, load } from "@mereau/db/ledger/load.ts";
import { accountsAfter, dueHolds, nextExpiry } from "@mereau/db/ledger/open.ts";
import type { DatabaseAddress } from "@mereau/db/hrana/client.ts";
import { hranaClient } from "@mereau/db/hrana/client.ts";
import type { Needs } from "@mereau/shared/ledger/needs.ts";

/** What the lane asks of the record. */
export type LedgerStore = {
  /** Looks up what commands touch. Throws `LookupFailed`. */
  load(needs: Needs): Promise<Loaded>;
  commit(batch: SealedBatch): Promise<CommitOutcome>;
  /** The access versions that stand for these members; null when there is no answer. */
  findAccess(access: AccessVersions): Promise<AccessVersions | null>;
  find(seq: number): ReturnType<typeof findBatch>;
  /** A transfer and the hash of its batch, for a receipt. Throws `LookupFailed`. */
  findCommitted(id: string): ReturnType<typeof findCommitted>;
  /** Open holds whose moment has passed, the earliest first. Throws `LookupFailed`. */
  dueHolds(now: number, limit: number): ReturnType<typeof dueHolds>;
  /** Accounts of members in a currency, in the order of their ids, those that are closed left out. Throws `LookupFailed`. */
  accountsAfter(currency: string, id: string, limit: number): ReturnType<typeof accountsAfter>;
  /** Accounts that receive the dividend although recognition has ended by a moment. Throws `LookupFailed`. */
  endings(by: number, limit: number): Promise<Ending[]>;
  /** When the first open hold lapses, in milliseconds since 1970; null when none is open. Throws `LookupFailed`. */
  nextExpiry(): Promise<number | null>;
};

/** A read or a small commit that takes longer is not coming back. */
const READ_MS_MAX = 5_000;
const COMMIT_MS_MAX = 10_000;

/** The record in a community's own database. */
export function ledgerStore(address: DatabaseAddress): LedgerStore {
  const reads = hranaClient(address, READ_MS_MAX);
  const commits = hranaClient(address, COMMIT_MS_MAX);
  return {
    load: (needs) => load(reads, needs),
    commit: (batch) => commitBatch(commits, batch),
    findAccess: (access) => findAccess(reads, access),
    find: (seq) => findBatch(reads, seq),
    findCommitted: (id) => findCommitted(reads, id),
    dueHolds: (now, limit) => dueHolds(reads, now, limit),
    accountsAfter: (currency, id, limit) => accountsAfter(reads, currency, id, limit),
    endings: (by, limit) => endings(reads, by, limit),
    nextExpiry: () => nextExpiry(reads),
  };
}
