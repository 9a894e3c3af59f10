import { and, asc, eq } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { DirectoryMap, MapQuery } from "@mereau/shared/contracts/directory.ts";
import { MAP_POINTS_MAX } from "@mereau/shared/wallet/mapPoints.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { express, isOfCategory, isPlaced, isWithin, selectShown } from "#services/directory/shown.ts";
import { enterDirectory } from "#services/directory/visitor.ts";

/**
 * Active providers as points of a map, `MAP_POINTS_MAX` at most, and whether anybody may see it.
 * Refuses with `unauthenticated` where the directory is not public.
 */
export async function readMap(
  ctx: CommunityContext,
  caller: Caller | undefined,
  { category, bounds }: MapQuery,
): Promise<{ map: DirectoryMap; isPublic: boolean }> {
  const [rules, rows] = await Promise.all([
    enterDirectory(ctx, caller),
    selectShown(ctx, {})
      .where(
        and(
          eq(member.status, "active"),
          isPlaced,
          category === undefined ? undefined : isOfCategory(category),
          bounds === undefined ? undefined : isWithin(bounds),
        ),
      )
      .orderBy(asc(member.number))
      .limit(MAP_POINTS_MAX),
  ]);
  const features = rows.flatMap((row): DirectoryMap["features"] => {
    const { number, name, categories, photo, place } = express(row, rules);
    if (!place) return [];
    const { address, latitude, longitude } = place;
    const properties = { number, name, categories, photo, address };
    const geometry = { type: "Point" as const, coordinates: [longitude, latitude] as [number, number] };
    return [{ type: "Feature", id: number, geometry, properties }];
  });
  return { map: { type: "FeatureCollection", features }, isPublic: rules.directoryPublic };
}
