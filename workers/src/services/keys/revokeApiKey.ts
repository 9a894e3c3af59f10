import { and, eq, sql } from "drizzle-orm";

import { apiKey } from "@mereau/db/tenant/schema.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

/**
 * Ends one of the caller’s keys, at once in this isolate and within ten seconds everywhere.
 * Refuses with `not_found` when it is not theirs; revoking twice is revoking once.
 */
export async function revokeApiKey(community: CommunityContext, caller: Caller, id: string): Promise<void> {
  const { db, now } = community;
  const revoked = await db
    .update(apiKey)
    .set({ revokedAt: sql`coalesce(${apiKey.revokedAt}, ${now})` })
    .where(and(eq(apiKey.id, id), eq(apiKey.member, caller.member)));
  if (revoked.rowsAffected === 0) throw new Refusal("not_found");
  forgetCallers(community.id, { session: id });
}
