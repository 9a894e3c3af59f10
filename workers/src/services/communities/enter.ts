import { readVersion } from "@mereau/db/migrate.ts";
import { tenantMigrations } from "@mereau/db/tenant/migrations.ts";
import type { Bindings, Settings } from "#env.ts";
import type { CommunityContext } from "#services/context.ts";
import { reachLedger } from "#services/ledger/reach.ts";
import { findCommunity, findTenant } from "#services/platform/communities.ts";
import type { PlatformDb } from "#services/platform/connect.ts";
import { Refusal } from "#services/refusal.ts";

type Surroundings = {
  platform: PlatformDb;
  settings: Settings;
  ledgers: Bindings["LEDGER"];
  now: number;
  requestId: string;
};

/**
 * Opens the community at this address for one request.
 * Refuses with `unknown_community` (also while it is being made or deleted, and in production for one that was made
 * for show, whose tokens are public), with `community_suspended`, and with `unavailable` when it has no database. A
 * database that is older than this code is brought up to date first.
 */
export async function enterCommunity(slug: string, around: Surroundings): Promise<CommunityContext> {
  const { platform, settings, ledgers, now, requestId } = around;
  const row = await findCommunity(platform, slug, now);
  if (!row || (row.status !== "open" && row.status !== "suspended")) throw new Refusal("unknown_community");
  if (row.demo && settings.ENVIRONMENT === "production") throw new Refusal("unknown_community");
  if (row.status === "suspended") throw new Refusal("community_suspended");
  const tenant = await findTenant(platform, settings, row.id, now);
  if (!tenant) throw new Refusal("unavailable");
  const object = ledgers.get(ledgers.idFromName(row.id), { locationHint: row.region });
  const ledger = reachLedger(object, requestId);
  if (tenant.isBehind) {
    await ledger.head(row.id);
    // An object that still runs older code is awake and migrates nothing
    if ((await readVersion(tenant.db.$client)) < tenantMigrations.length) throw new Refusal("unavailable");
    tenant.isBehind = false;
  }
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    demo: row.demo,
    db: tenant.db,
    ledger,
    access: null,
    now,
    requestId,
  };
}
