import { database, host } from "@mereau/db/platform/schema.ts";
import { writer } from "@mereau/db/tenant/schema.ts";
import { eq } from "drizzle-orm";

import { databaseName } from "#provisioning/deps.ts";
import { keepExport } from "#provisioning/exporting/keep.ts";
import { requireTenant } from "#provisioning/tenant.ts";
import type { Step } from "#provisioning/walk.ts";

type Deletion = { id: string };

/**
 * Takes the ledger's right to write away: without this row a batch of any instance fails, and none can take over.
 * What is exported afterwards is therefore the last there is.
 */
const fenceLedger: Step<Deletion> = {
  name: "fenced",
  async run(deps, { id }) {
    const { db } = await requireTenant(deps, id);
    await db.delete(writer);
  },
};

const exportEverything: Step<Deletion> = {
  name: "exported",
  run: (deps, { id }) => keepExport(deps, id),
};

/** The database first: while its row is there, a run that was cut off finds what is left to destroy. */
const destroyDatabase: Step<Deletion> = {
  name: "destroyed",
  async run({ driver, platform }, { id }) {
    await driver.destroy(databaseName(id));
    await platform.batch([
      platform.delete(database).where(eq(database.community, id)),
      platform.delete(host).where(eq(host.community, id)),
    ]);
  },
};

export const deletionSteps: readonly Step<Deletion>[] = [fenceLedger, exportEverything, destroyDatabase];
