import { and, desc, eq, gt, isNull, type SQL } from "drizzle-orm";

import { pushSubscription, session } from "@mereau/db/tenant/schema.ts";
import type { PushSubscription } from "@mereau/shared/contracts/notifications.ts";
import type { Caller, CommunityContext } from "#services/context.ts";

export type SubscriptionRow = typeof pushSubscription.$inferSelect;

/** The subscriptions among these that stand: as long as the session lasts in which they were made. The newest first. */
export async function findSubscriptions(
  { db, now }: Pick<CommunityContext, "db" | "now">,
  which: SQL,
): Promise<SubscriptionRow[]> {
  const rows = await db
    .select({ subscription: pushSubscription })
    .from(pushSubscription)
    .innerJoin(
      session,
      and(eq(session.id, pushSubscription.session), isNull(session.revokedAt), gt(session.expiresAt, now)),
    )
    .where(which)
    .orderBy(desc(pushSubscription.createdAt), desc(pushSubscription.id));
  return rows.map(({ subscription }) => subscription);
}

/** A subscription as the API shows it. */
export const expressSubscription = (
  { id, device, createdAt, session: madeIn }: Omit<SubscriptionRow, "member">,
  caller: Caller,
): PushSubscription => ({ id, device, createdAt, current: madeIn === caller.session });
