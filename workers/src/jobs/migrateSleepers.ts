import { readVersion } from "@mereau/db/migrate.ts";
import { community, database } from "@mereau/db/platform/schema.ts";
import { tenantMigrations } from "@mereau/db/tenant/migrations.ts";
import { and, asc, eq, inArray, lt } from "drizzle-orm";

import type { JobDeps } from "#jobs/deps.ts";
import { once } from "#jobs/once.ts";
import { databaseAddress } from "#services/platform/communities.ts";
import { openTenant } from "#services/platform/connect.ts";

/** Communities woken by one run; the next takes the others. */
const RUN_MAX = 50;

type Sleeper = { id: string; region: string };

/** Wakes the ledgers of communities whose schema is behind this code: a ledger that wakes brings it up to date. */
export async function migrateSleepers(deps: JobDeps, period: string): Promise<void> {
  const { platform, now } = deps;
  const sleepers = await platform
    .select({ id: community.id, region: community.region })
    .from(database)
    .innerJoin(community, eq(community.id, database.community))
    .where(
      and(
        lt(database.schemaVersion, tenantMigrations.length),
        inArray(community.status, ["open", "suspended"]),
      ),
    )
    .orderBy(asc(community.id))
    .limit(RUN_MAX);
  for (const sleeper of sleepers)
    await once(platform, { community: sleeper.id, job: "migrate", period }, now, () => wake(deps, sleeper));
}

async function wake({ platform, settings, ledgerOf }: JobDeps, { id, region }: Sleeper): Promise<void> {
  const answer = await ledgerOf({ id, region }).head(id);
  if (!answer.ok) throw new Error(`The ledger of ${id} answered ${answer.code}`);
  const address = await databaseAddress(platform, settings, id);
  if (!address) return;
  const schemaVersion = await readVersion(openTenant(address).$client);
  await platform.update(database).set({ schemaVersion }).where(eq(database.community, id));
}
