import { community, database } from "@mereau/db/platform/schema.ts";
import { tenantMigrations } from "@mereau/db/tenant/migrations.ts";
import { eq } from "drizzle-orm";

import type { Settings } from "#env.ts";
import { createCache, type Cache } from "#services/platform/cache.ts";
import { openTenant, type DatabaseAddress, type PlatformDb } from "#services/platform/connect.ts";
import { sealingKey, unseal, unsealText } from "#services/secrets/seal.ts";

export type Community = Omit<typeof community.$inferSelect, "request" | "trialUntil">;

const columns = {
  id: community.id,
  slug: community.slug,
  name: community.name,
  status: community.status,
  region: community.region,
  step: community.step,
  demo: community.demo,
  createdAt: community.createdAt,
  openedAt: community.openedAt,
  deletedAt: community.deletedAt,
};

/** A community's own database, opened. */
export type Tenant = {
  db: ReturnType<typeof openTenant>;
  /** Its schema was older than this code when it was last looked at: its ledger brings it up to date when it wakes. */
  isBehind: boolean;
};

type Caches = { communities: Cache<Community>; tenants: Cache<Tenant> };

const caches = new WeakMap<PlatformDb, Caches>();

function cachesOf(platform: PlatformDb): Caches {
  const known = caches.get(platform);
  if (known) return known;
  const made = { communities: createCache<Community>(), tenants: createCache<Tenant>() };
  caches.set(platform, made);
  return made;
}

async function find(platform: PlatformDb, by: "slug" | "id", value: string, now: number) {
  const { communities } = cachesOf(platform);
  const key = `${by} ${value}`;
  const known = communities.get(key, now);
  if (known !== undefined) return known;
  const [row = null] = await platform.select(columns).from(community).where(eq(community[by], value));
  communities.set(key, row, now);
  return row;
}

/**
 * The community at this address, whatever its status, or null. An answer may be half a minute old, and a
 * missing one two seconds.
 */
export const findCommunity = (platform: PlatformDb, slug: string, now: number): Promise<Community | null> =>
  find(platform, "slug", slug, now);

/** The community of this id, as `findCommunity`. */
export const findCommunityById = (platform: PlatformDb, id: string, now: number): Promise<Community | null> =>
  find(platform, "id", id, now);

/** Makes this isolate look again: called where a community's row was changed. */
export function forgetCommunity(platform: PlatformDb, { id, slug }: { id: string; slug: string }): void {
  const { communities, tenants } = cachesOf(platform);
  communities.forget(`id ${id}`);
  communities.forget(`slug ${slug}`);
  tenants.forget(id);
}

/** Everything the one writer of a community's ledger needs to start. */
export type LedgerAddress = DatabaseAddress & {
  /** Ed25519, 32 bytes. */
  signingSeed: Uint8Array;
  /** Its public half, base64url. */
  publicKey: string;
  slug: string;
  name: string;
  region: string;
  demo: boolean;
  status: Community["status"];
  /** When its ledger last meant to wake next, in milliseconds since 1970. */
  nextDueAt: number | null;
  /** As the platform last heard of it; it may have gone on since. */
  schemaVersion: number;
};

type Sealing = Pick<Settings, "SEALING_KEY">;

/**
 * Where a community's database is and the keys that go with it, read afresh; null while it has none.
 * Throws when the deployment's SEALING_KEY is not the one its secrets were sealed with.
 */
export async function databaseAddress(
  platform: PlatformDb,
  { SEALING_KEY }: Sealing,
  communityId: string,
): Promise<LedgerAddress | null> {
  const [row] = await platform
    .select()
    .from(database)
    .innerJoin(community, eq(community.id, database.community))
    .where(eq(database.community, communityId));
  if (!row) return null;
  const key = sealingKey(SEALING_KEY);
  const { slug, name, region, demo, status } = row.community;
  return {
    url: row.database.url,
    token: unsealText(row.database.sealedToken, key),
    signingSeed: unseal(row.database.sealedSigningSeed, key),
    publicKey: row.database.signingPublicKey,
    slug,
    name,
    region,
    demo,
    status,
    nextDueAt: row.database.nextDueAt,
    schemaVersion: row.database.schemaVersion,
  };
}

/** A community's own database, kept open for half a minute; null while it has none. */
export async function findTenant(
  platform: PlatformDb,
  sealing: Sealing,
  communityId: string,
  now: number,
): Promise<Tenant | null> {
  const { tenants } = cachesOf(platform);
  const known = tenants.get(communityId, now);
  if (known !== undefined) return known;
  const address = await databaseAddress(platform, sealing, communityId);
  const tenant = address && {
    db: openTenant(address),
    isBehind: address.schemaVersion < tenantMigrations.length,
  };
  tenants.set(communityId, tenant, now);
  return tenant;
}
