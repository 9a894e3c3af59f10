import { community } from "@mereau/db/platform/schema.ts";
import { and, eq } from "drizzle-orm";

import type { ProvisioningDeps } from "#provisioning/deps.ts";

export type CommunityRow = typeof community.$inferSelect;

/** A part of founding or deleting that may be cut off anywhere and done again, by two runs at once too, with one result. */
export type Step<Subject> = {
  /** Written to the community's row once it is done. */
  name: string;
  run: (deps: ProvisioningDeps, subject: Subject) => Promise<void>;
};

/**
 * Does the steps that the community's row does not have yet, in order, and writes each one down.
 * Stops as soon as the community has left its status: another run has finished, and what it made is its own.
 */
export async function walk<Subject>(
  deps: ProvisioningDeps,
  row: CommunityRow,
  steps: readonly Step<Subject>[],
  subject: Subject,
): Promise<void> {
  const done = steps.findIndex((step) => step.name === row.step);
  for (const step of steps.slice(done + 1)) {
    await step.run(deps, subject);
    if (!(await advance(deps, row, { step: step.name }))) return;
  }
}

/** Changes the community's row unless it has left its status meanwhile; tells whether it did. */
export async function advance(
  { platform }: ProvisioningDeps,
  { id, status }: Pick<CommunityRow, "id" | "status">,
  change: Partial<CommunityRow>,
): Promise<boolean> {
  const rows = await platform
    .update(community)
    .set(change)
    .where(and(eq(community.id, id), eq(community.status, status)))
    .returning({ id: community.id });
  return rows.length > 0;
}

/** The community's row as it stands, or null. */
export async function readCommunity(
  { platform }: ProvisioningDeps,
  id: string,
): Promise<CommunityRow | null> {
  const [row = null] = await platform.select().from(community).where(eq(community.id, id));
  return row;
}
