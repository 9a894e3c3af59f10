import { and, eq, isNull } from "drizzle-orm";

import { deviceKey } from "@mereau/db/tenant/schema.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { mayRevoke } from "#services/keys/owner.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

/**
 * Takes a device’s key out of use, for a phone that was lost: what it signs is refused from then on. Its owner may, and the managers. Refuses with `not_found`.
 */
export async function revokeDeviceKey(ctx: CommunityContext, caller: Caller, id: string): Promise<void> {
  const { db, now } = ctx;
  const [key] = await db.select({ member: deviceKey.member }).from(deviceKey).where(eq(deviceKey.id, id));
  const principal = mayRevoke(caller, key);
  const revoked = await db
    .update(deviceKey)
    .set({ revokedAt: now })
    .where(and(eq(deviceKey.id, id), isNull(deviceKey.revokedAt)));
  if (key) forgetCallers(ctx.id, { member: key.member });
  if (revoked.rowsAffected === 1)
    await record(ctx, { caller, ...principal, action: "device_key.revoke", subject: id });
}
