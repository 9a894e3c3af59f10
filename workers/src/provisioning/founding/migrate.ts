import { migrate } from "@mereau/db/migrate.ts";
import { database } from "@mereau/db/platform/schema.ts";
import { tenantMigrations } from "@mereau/db/tenant/migrations.ts";
import { eq } from "drizzle-orm";

import type { FoundingStep } from "#provisioning/founding/step.ts";
import { requireTenant } from "#provisioning/tenant.ts";

/** Gives the new database its tables. */
export const migrateDatabase: FoundingStep = {
  name: "migrated",
  async run(deps, { id }) {
    const { db } = await requireTenant(deps, id);
    const schemaVersion = await migrate(db.$client, tenantMigrations, deps.now());
    await deps.platform.update(database).set({ schemaVersion }).where(eq(database.community, id));
  },
};
