import { eq } from "drizzle-orm";

import { pushSubscription } from "@mereau/db/tenant/schema.ts";
import type { PushSubscription } from "@mereau/shared/contracts/notifications.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressSubscription, findSubscriptions } from "#services/push/find.ts";

/** The caller’s browsers that take push messages, the newest first. */
export async function listSubscriptions(ctx: CommunityContext, caller: Caller): Promise<PushSubscription[]> {
  const rows = await findSubscriptions(ctx, eq(pushSubscription.member, caller.member));
  return rows.map((row) => expressSubscription(row, caller));
}
