import { eq } from "drizzle-orm";
import * as z from "zod";

import { community } from "@mereau/db/platform/schema.ts";
import { type foundingProgress, foundingSteps } from "@mereau/shared/contracts/founding.ts";
import type { PlatformDb } from "#services/platform/connect.ts";
import { Refusal } from "#services/refusal.ts";

const step = z.enum(foundingSteps);

/**
 * How far a founding is, read from its row and never from memory.
 * Refuses with `unknown_community` where nothing was begun under this id.
 */
export async function readFoundingProgress(
  platform: PlatformDb,
  id: string,
): Promise<z.output<typeof foundingProgress>> {
  const { slug, status } = community;
  const columns = { slug, status, step: community.step };
  const [row] = await platform.select(columns).from(community).where(eq(community.id, id));
  if (!row) throw new Refusal("unknown_community");
  const of = foundingSteps.length;
  // Once it was founded, the row tells of what happened to it since
  const reached = step.safeParse(row.step);
  const done = row.status === "founding" && reached.success ? foundingSteps.indexOf(reached.data) + 1 : of;
  return { id, slug: row.slug, status: row.status, done, of };
}
