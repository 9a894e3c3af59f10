import { community } from "@mereau/db/platform/schema.ts";
import { and, asc, eq, lte, or } from "drizzle-orm";

import type { JobDeps } from "#jobs/deps.ts";
import { once } from "#jobs/once.ts";

/** A founder who is still waiting for an answer is left to it. */
const PATIENCE_MS = 60_000;

/** Communities finished by one run; the next takes the others. */
const RUN_MAX = 20;

/** Finishes the foundings and deletions that were left half-way, the oldest first, each once a period. */
export async function finishFoundings(deps: JobDeps, period: string): Promise<void> {
  const { platform, provisioning, now } = deps;
  const old = lte(community.createdAt, now() - PATIENCE_MS);
  const unfinished = await platform
    .select({ id: community.id, status: community.status })
    .from(community)
    .where(or(and(eq(community.status, "founding"), old), eq(community.status, "deleting")))
    .orderBy(asc(community.createdAt))
    .limit(RUN_MAX);
  for (const { id, status } of unfinished) {
    const job = status === "founding" ? "finish_founding" : "finish_deletion";
    await once(platform, { community: id, job, period }, now, () => provisioning.resume(id));
  }
}
