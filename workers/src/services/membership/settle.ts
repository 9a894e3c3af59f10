import { and, asc, eq, isNotNull, type SQL, sql } from "drizzle-orm";

import { membership } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { restateStanding } from "#services/members/restateStanding.ts";

/** What a change of somebody’s recognition notes: the ledger is to be told. It rises, so that no change is missed. */
export const unsettledFrom = (now: number): SQL =>
  sql`max(${now}, coalesce(${membership.unsettledSince}, 0) + 1)`;

/** The same, as a write of its own, for what changes elsewhere: a suspension, another member type. */
export const unsettledWrite = ({ db, now }: CommunityContext, id: string) =>
  db
    .insert(membership)
    .values({ member: id, state: "pending", since: now, unsettledSince: now })
    .onConflictDoUpdate({ target: membership.member, set: { unsettledSince: unsettledFrom(now) } });

/** How soon the alarm looks after what a request is about to write. */
const SOON_MS = 5_000;

/**
 * Says, before it is written, that a change of memberships is coming: its member is to be told, it may end sooner than
 * anything else, and should this request be cut off, the ledger is still to be told.
 */
export const announce = async (ctx: CommunityContext): Promise<void> => {
  await ctx.ledger.wake(ctx.id, ctx.now + SOON_MS);
};

/** Members of whom the ledger is told at a time. */
const AT_ONCE = 100;

/**
 * Tells the ledger of every member whose recognition has changed since it was last told, so many at a time. Whatever
 * is cut off before stays noted, and is done by whoever comes next: another request, or the scheduled work.
 */
export async function settleStandings(ctx: CommunityContext): Promise<void> {
  const changed = await ctx.db
    .select({ id: membership.member, since: membership.unsettledSince })
    .from(membership)
    .where(isNotNull(membership.unsettledSince))
    .orderBy(asc(membership.unsettledSince))
    .limit(AT_ONCE);
  for (const { id, since } of changed) {
    if (since === null) continue;
    await restateStanding(ctx, id);
    // What changed again in the meantime stays noted
    await ctx.db
      .update(membership)
      .set({ unsettledSince: null })
      .where(and(eq(membership.member, id), eq(membership.unsettledSince, since)));
  }
}
