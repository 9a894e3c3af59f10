import { community } from "@mereau/db/platform/schema.ts";
import { foundingRequest, type FoundingRequest } from "@mereau/shared/contracts/communities.ts";
import { reservedSlugs } from "@mereau/shared/founding/reservedSlugs.ts";
import { eq } from "drizzle-orm";

import type { ProvisioningDeps } from "#provisioning/deps.ts";
import { Refusal } from "#services/refusal.ts";

export type CommunityRow = typeof community.$inferSelect;

export const RESERVED = "reserved";

/**
 * Takes the id and the slug, or finds the row that the same request took before.
 * Refuses with `slug_reserved`, `slug_taken`, and `id_reused` when the id stands for another request.
 */
export async function reserve(
  { platform, now }: ProvisioningDeps,
  request: FoundingRequest,
  demo: boolean,
): Promise<CommunityRow> {
  if (reservedSlugs.has(request.slug))
    throw new Refusal("slug_reserved", { fields: [{ field: "slug", code: "slug_reserved" }] });
  const { id, slug, name, region } = request;
  await platform
    .insert(community)
    .values({ id, slug, name, region, request, demo, status: "founding", step: RESERVED, createdAt: now() })
    .onConflictDoNothing();
  const [row] = await platform.select().from(community).where(eq(community.id, id));
  if (!row) throw new Refusal("slug_taken", { fields: [{ field: "slug", code: "slug_taken" }] });
  if (!isSame(row, request)) throw new Refusal("id_reused", { fields: [{ field: "id", code: "id_reused" }] });
  return row;
}

/** Both sides went through the same schema, so that their fields stand in the same order. */
function isSame(row: CommunityRow, request: FoundingRequest): boolean {
  const kept = foundingRequest.safeParse(row.request);
  return kept.success && JSON.stringify(kept.data) === JSON.stringify(request);
}
