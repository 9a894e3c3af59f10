import { and, eq } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { Member } from "@mereau/shared/contracts/members.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Turns an application down, with the reason that the applicant is owed. Asked again it answers the same.
 * Refuses with `already_decided` whoever was taken in, or was refused for another reason.
 */
export async function refuseMember(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  reason: string,
): Promise<Member> {
  allow(caller, managing);
  const [refused] = await ctx.db
    .update(member)
    .set({ status: "refused", decidedAt: ctx.now, decidedBy: caller.member, decisionReason: reason })
    .where(and(eq(member.id, id), eq(member.status, "applied")))
    .returning();
  if (refused) {
    await record(ctx, { caller, action: "member.refuse", subject: id, detail: { reason } });
    return refused;
  }
  const row = await findMember(ctx, id);
  if (row.status !== "refused" || row.decisionReason !== reason) throw new Refusal("already_decided");
  return row;
}
