import { and, eq, isNull } from "drizzle-orm";

import { apiKey } from "@mereau/db/tenant/schema.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { mayRevoke } from "#services/keys/owner.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

/**
 * Ends an API key: it pays nothing more, and reads nothing in another isolate after half a minute. Twice is once.
 * Its owner may, and the managers. Refuses with `not_found`.
 */
export async function revokeApiKey(ctx: CommunityContext, caller: Caller, id: string): Promise<void> {
  const { db, now } = ctx;
  const [key] = await db.select({ member: apiKey.member }).from(apiKey).where(eq(apiKey.id, id));
  const principal = mayRevoke(caller, key);
  const revoked = await db
    .update(apiKey)
    .set({ revokedAt: now })
    .where(and(eq(apiKey.id, id), isNull(apiKey.revokedAt)));
  forgetCallers(ctx.id, { session: id });
  if (revoked.rowsAffected === 1)
    await record(ctx, { caller, ...principal, action: "api_key.revoke", subject: id });
}
