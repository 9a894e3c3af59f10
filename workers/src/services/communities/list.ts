import { and, asc, eq, gt, inArray } from "drizzle-orm";
import * as z from "zod";

import { community } from "@mereau/db/platform/schema.ts";
import { regions } from "@mereau/shared/contracts/communities.ts";
import { cutPage, readPlace, textPlace } from "#services/page.ts";
import type { PlatformDb } from "#services/platform/connect.ts";

type Wanted = { cursor?: string | undefined; limit: number; only: "all" | "open demonstrations" };

const region = z.enum(regions);

/** The communities of this deployment in the order of their founding, the deleted ones too unless only some are wanted. */
export async function listCommunities(platform: PlatformDb, { cursor, limit, only }: Wanted) {
  const after = readPlace(textPlace, cursor);
  const shown =
    only === "all"
      ? undefined
      : and(eq(community.demo, true), inArray(community.status, ["open", "suspended"]));
  const rows = await platform
    .select({
      id: community.id,
      slug: community.slug,
      name: community.name,
      status: community.status,
      region: community.region,
      demo: community.demo,
      createdAt: community.createdAt,
    })
    .from(community)
    .where(and(shown, after && gt(community.id, after[0])))
    .orderBy(asc(community.id))
    .limit(limit + 1);
  const { items, next } = cutPage(rows, limit, ({ id }) => [id]);
  return { items: items.map((row) => ({ ...row, region: region.parse(row.region) })), next };
}
