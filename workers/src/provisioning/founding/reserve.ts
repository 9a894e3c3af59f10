import { community } from "@mereau/db/platform/schema.ts";
import { foundingRequest, type FoundingRequest } from "@mereau/shared/contracts/communities.ts";
import { reservedSlugs } from "@mereau/shared/founding/reservedSlugs.ts";

import type { ProvisioningDeps } from "#provisioning/deps.ts";
import { readCommunity, type CommunityRow } from "#provisioning/walk.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * Takes the id and the slug, or finds the row that the same request took before.
 * Refuses with `slug_reserved`, `slug_taken`, and `id_reused` when the id stands for another request.
 */
export async function reserve(
  deps: ProvisioningDeps,
  request: FoundingRequest,
  demo: boolean,
): Promise<CommunityRow> {
  if (reservedSlugs.has(request.slug))
    throw new Refusal("slug_reserved", { fields: [{ field: "slug", code: "slug_reserved" }] });
  const { id, slug, name, region } = request;
  await deps.platform
    .insert(community)
    .values({
      id,
      slug,
      name,
      region,
      request,
      demo,
      status: "founding",
      step: "reserved",
      createdAt: deps.now(),
    })
    .onConflictDoNothing();
  const row = await readCommunity(deps, id);
  if (!row) throw new Refusal("slug_taken", { fields: [{ field: "slug", code: "slug_taken" }] });
  if (!isSame(row, request)) throw new Refusal("id_reused", { fields: [{ field: "id", code: "id_reused" }] });
  return row;
}

/** Both sides went through the same schema, so that their fields stand in the same order. */
function isSame(row: CommunityRow, request: FoundingRequest): boolean {
  const kept = foundingRequest.safeParse(row.request);
  return kept.success && JSON.stringify(kept.data) === JSON.stringify(request);
}
