import { and, eq } from "drizzle-orm";

import { pushSubscription } from "@mereau/db/tenant/schema.ts";
import type { Caller, CommunityContext } from "#services/context.ts";

/** Sends no more push messages to one of the caller’s browsers. Twice is the same as once. */
export async function unsubscribe({ db }: CommunityContext, caller: Caller, id: string): Promise<void> {
  await db
    .delete(pushSubscription)
    .where(and(eq(pushSubscription.id, id), eq(pushSubscription.member, caller.member)));
}
