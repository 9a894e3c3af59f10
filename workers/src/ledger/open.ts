import { hranaClient } from "@mereau/db/hrana/client.ts";

import { openLedger, readStanding } from "@mereau/db/ledger/open.ts";
import { migrate } from "@mereau/db/migrate.ts";
import { tenantMigrations } from "@mereau/db/tenant/migrations.ts";
import { CHAIN_START, importSigningKey } from "@mereau/shared/crypto/chain.ts";
import { readSettings } from "#env.ts";
import { cacheLimits, LedgerCache } from "#ledger/cache.ts";
import type { LaneOptions } from "#ledger/lane.ts";
import { Lane, PATIENCE_MS_MAX } from "#ledger/lane.ts";
import type { ChainHead } from "#ledger/seal.ts";
import { ledgerStore } from "#ledger/store.ts";
import { databaseAddress, type LedgerAddress } from "#services/platform/communities.ts";
import { openPlatform, openTenant } from "#services/platform/connect.ts";

const OPEN_MS_MAX = 10_000;

/** The object's own storage, of which only one living instance can write. */
type OwnStorage = {
  get(key: string): Promise<unknown>;
  put(key: string, value: number): Promise<void>;
  sync(): Promise<void>;
};

/** A ledger that could not be opened for now: nothing was done, and it may be tried again. */
export class NotOpened extends Error {
  override name = "NotOpened";
}

/** The community is deleted, or being deleted: there is nothing to open any more. */
export class LedgerGone extends NotOpened {
  override name = "LedgerGone";
}

export type OpenedLane = {
  lane: Lane;
  epoch: number;
  publicKey: string;
  signingKey: LaneOptions["signingKey"];
  nextExpiry: number | null;
  store: LaneOptions["store"];
  address: LedgerAddress;
  /** Made for show, in development: its history may be played at moments of the past. */
  isForShow: boolean;
};

type Events = Pick<LaneOptions, "now" | "end" | "onDue" | "onCommitted">;

/**
 * Wakes a community's ledger: finds its database, brings the schema up to date, takes the ledger over under an
 * epoch greater than any before, and reads where it stands. Throws `NotOpened`, `LedgerGone`
 * or `LookupFailed`.
 */
export async function openLane(
  env: object,
  storage: OwnStorage,
  community: string,
  events: Events,
): Promise<OpenedLane> {
  const settings = readSettings(env);
  const address = await databaseAddress(openPlatform(settings), settings, community);
  if (!address || address.status === "deleting" || address.status === "deleted")
    throw new LedgerGone("the community has no database");
  const client = hranaClient(address, OPEN_MS_MAX);
  const standing = await readStanding(client);
  if (standing.schemaVersion < tenantMigrations.length)
    await migrate(openTenant(address).$client, tenantMigrations, events.now());
  const epoch = await nextEpoch(storage, standing.epoch);
  const opened = await openLedger(client, epoch);
  if (!opened) throw new NotOpened("another instance has already taken over");
  const store = ledgerStore(address);
  const signingKey = await importSigningKey(address.signingSeed);
  const lane = new Lane({
    ...events,
    community,
    epoch,
    store,
    patienceMs: PATIENCE_MS_MAX,
    head: opened.head ?? chainBeginning,
    cache: new LedgerCache(opened, cacheLimits),
    signingKey,
  });
  const isForShow = address.demo && settings.ENVIRONMENT === "development";
  return {
    lane,
    epoch,
    publicKey: address.publicKey,
    signingKey,
    nextExpiry: opened.nextExpiry,
    store,
    address,
    isForShow,
  };
}

/** Where a ledger without a batch stands. */
export const chainBeginning: ChainHead = {
  seq: 0,
  at: 0,
  hash: CHAIN_START,
  lastTransfer: 0,
  lastPosting: 0,
};

/**
 * An epoch above the database's and above every one this object has claimed. It is in the object's storage before
 * it is used: an instance that has been replaced cannot write there, and so never claims again.
 */
async function nextEpoch(storage: OwnStorage, standing: number): Promise<number> {
  const claimed = await storage.get("epoch");
  const epoch = Math.max(standing, typeof claimed === "number" ? claimed : 0) + 1;
  await storage.put("epoch", epoch);
  await storage.sync();
  return epoch;
}
