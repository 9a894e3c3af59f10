import { and, eq, gt, isNull, or, sql, type SQL } from "drizzle-orm";

import { member, membership } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

/** True, where `member` and `membership` are joined, of the members who are recognised at this moment. */
export const recognisedAt = (now: number): SQL =>
  sql`(${and(
    eq(member.status, "active"),
    eq(membership.state, "recognised"),
    or(isNull(membership.endsAt), gt(membership.endsAt, now)),
  )})`;

/** Whether somebody is a recognised member now: taken in, not suspended, and their membership has not ended. */
export async function isRecognised(ctx: CommunityContext, id: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: member.id })
    .from(member)
    .innerJoin(membership, eq(membership.member, member.id))
    .where(and(eq(member.id, id), recognisedAt(ctx.now)));
  return row !== undefined;
}
