import { eq } from "drizzle-orm";

import { membershipFee } from "@mereau/db/tenant/schema.ts";
import { periodName } from "@mereau/shared/policies/membershipFee/period.ts";
import { record } from "#services/audit/record.ts";
import type { CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { keepOut } from "#services/members/keepOut.ts";
import { letIn } from "#services/members/letIn.ts";
import { type FeeRow, readFee } from "#services/membership-fees/find.ts";
import { Refusal } from "#services/refusal.ts";

/** What stands on the member as the reason: by it a suspension is known as that of this fee. */
const reasonOf = (fee: FeeRow): string => `Cotisation impayée / unpaid membership fee: ${periodName(fee)}`;

/**
 * Suspends the member of an unpaid fee; when that was, in milliseconds since 1970, or null where they are not suspended
 * for it: they were already, for something else, or are the last administrator. Done twice it is as done once.
 */
export async function suspendForFee(ctx: CommunityContext, fee: FeeRow): Promise<number | null> {
  const reason = reasonOf(fee);
  try {
    const suspended = await keepOut(ctx, fee.member, { by: null, reason });
    if (suspended)
      await record(ctx, { caller: null, action: "member.suspend", subject: fee.member, detail: { reason } });
  } catch (error) {
    if (error instanceof Refusal && (error.code === "last_admin" || error.code === "member_not_active"))
      return null;
    throw error;
  }
  const { status, decidedBy, decidedAt, decisionReason } = await findMember(ctx, fee.member);
  const isForThis = status === "suspended" && decidedBy === null && decisionReason === reason;
  return isForThis ? decidedAt : null;
}

/**
 * Lets a member back in who was suspended for a fee that is no longer owed. Where managers have decided on them since,
 * that stays. Whatever breaks off is finished by the scheduled work.
 */
export async function liftSuspension(ctx: CommunityContext, id: string): Promise<void> {
  const { fee } = await readFee(ctx, id);
  if (fee.suspendedAt === null || fee.state === "due" || fee.state === "overdue") return;
  const { status, decidedBy, decidedAt } = await findMember(ctx, fee.member);
  const isForThis = status === "suspended" && decidedBy === null && decidedAt === fee.suspendedAt;
  if (isForThis && (await letIn(ctx, fee.member, null)))
    await record(ctx, {
      caller: null,
      action: "member.reactivate",
      subject: fee.member,
      detail: { fee: id },
    });
  await ctx.db.update(membershipFee).set({ suspendedAt: null, nextAt: null }).where(eq(membershipFee.id, id));
}
