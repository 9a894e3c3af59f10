import { inArray } from "drizzle-orm";
import type * as z from "zod";

import { community } from "@mereau/db/platform/schema.ts";
import type { addressStanding } from "@mereau/shared/contracts/founding.ts";
import { nearSlugs } from "@mereau/shared/founding/nearSlugs.ts";
import { reservedSlugs } from "@mereau/shared/founding/reservedSlugs.ts";
import type { PlatformDb } from "#services/platform/connect.ts";

/** How many near addresses are looked at for one that is free. */
const NEAR = 20;

/**
 * Whether a community may be called so now, and else what it could be called. It holds nothing: founding itself takes the address,
 * and may find it taken in between.
 */
export async function readAddress(
  platform: PlatformDb,
  slug: string,
): Promise<z.output<typeof addressStanding>> {
  const near = nearSlugs(slug, NEAR);
  const rows = await platform
    .select({ slug: community.slug })
    .from(community)
    .where(inArray(community.slug, [slug, ...near]));
  const taken = new Set(rows.map((row) => row.slug));
  const isReserved = reservedSlugs.has(slug);
  if (!isReserved && !taken.has(slug)) return { slug, standing: "free", suggestion: null };
  const suggestion = near.find((each) => !taken.has(each) && !reservedSlugs.has(each)) ?? null;
  return { slug, standing: isReserved ? "reserved" : "taken", suggestion };
}
