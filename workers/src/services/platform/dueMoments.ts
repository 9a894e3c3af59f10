import { community, database } from "@mereau/db/platform/schema.ts";
import { and, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";

import type { PlatformDb } from "#services/platform/connect.ts";

/** Writes down when the ledger of a community means to wake next. */
export async function noteDueMoment(platform: PlatformDb, id: string, nextDueAt: number): Promise<void> {
  await platform.update(database).set({ nextDueAt }).where(eq(database.community, id));
}

/**
 * Communities whose ledger should have woken before `late`, or means to only after `far`, which a clock that was put back
 * leaves behind; or that has never said.
 */
export const findOversleeping = (
  platform: PlatformDb,
  { late, far, limit }: { late: number; far: number; limit: number },
): Promise<{ id: string; region: string }[]> =>
  platform
    .select({ id: community.id, region: community.region })
    .from(database)
    .innerJoin(community, eq(community.id, database.community))
    .where(
      and(
        or(isNull(database.nextDueAt), lt(database.nextDueAt, late), gt(database.nextDueAt, far)),
        inArray(community.status, ["open", "suspended"]),
      ),
    )
    // In no order: those that cannot be woken do not stand in the way of the others
    .orderBy(sql`random()`)
    .limit(limit);
