import { community } from "@mereau/db/platform/schema.ts";
import { and, asc, inArray, lt } from "drizzle-orm";

import type { JobDeps } from "#jobs/deps.ts";
import { once } from "#jobs/once.ts";

/** Trials deleted by one run; the next takes the others. */
const RUN_MAX = 5;

/** Deletes the trials whose thirty days are over, each once a period. */
export async function wipeTrials({ platform, provisioning, now }: JobDeps, period: string): Promise<void> {
  const over = await platform
    .select({ id: community.id })
    .from(community)
    .where(and(lt(community.trialUntil, now()), inArray(community.status, ["open", "suspended"])))
    .orderBy(asc(community.trialUntil))
    .limit(RUN_MAX);
  for (const { id } of over)
    await once(platform, { community: id, job: "wipe_trial", period }, now, async () => {
      const { confirmation } = await provisioning.requestDeletion(id, id);
      await provisioning.confirmDeletion(id, id, confirmation);
    });
}
