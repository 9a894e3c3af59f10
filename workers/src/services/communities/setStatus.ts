import { and, eq, inArray } from "drizzle-orm";

import { community } from "@mereau/db/platform/schema.ts";
import { forgetCommunity } from "#services/platform/communities.ts";
import type { PlatformDb } from "#services/platform/connect.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * Suspends a community, so that nobody enters it, or opens it again: at once in this isolate, within half a minute
 * everywhere. Refuses with `unknown_community` one that is being made, being deleted, or gone.
 */
export async function setCommunityStatus(
  platform: PlatformDb,
  id: string,
  status: "open" | "suspended",
): Promise<void> {
  const [changed] = await platform
    .update(community)
    .set({ status })
    .where(and(eq(community.id, id), inArray(community.status, ["open", "suspended"])))
    .returning({ slug: community.slug });
  if (!changed) throw new Refusal("unknown_community");
  forgetCommunity(platform, { id, slug: changed.slug });
}
