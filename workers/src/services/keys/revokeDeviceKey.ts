import { and, eq, sql } from "drizzle-orm";

import { deviceKey } from "@mereau/db/tenant/schema.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { forgetDeviceKey } from "#services/keys/checkOrder.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * Ends the key of one of the caller’s devices: a lost phone signs no payment any more, at once in this isolate and
 * within ten seconds everywhere. Refuses with `not_found` when it is not theirs; revoking twice is revoking once.
 */
export async function revokeDeviceKey(
  community: CommunityContext,
  caller: Caller,
  id: string,
): Promise<void> {
  const { db, now } = community;
  const revoked = await db
    .update(deviceKey)
    .set({ revokedAt: sql`coalesce(${deviceKey.revokedAt}, ${now})` })
    .where(and(eq(deviceKey.id, id), eq(deviceKey.member, caller.member)));
  if (revoked.rowsAffected === 0) throw new Refusal("not_found");
  forgetDeviceKey(community.id, id);
}
