import { and, sql } from "drizzle-orm";

import { membershipFee } from "@mereau/db/tenant/schema.ts";
import type { MembershipFee } from "@mereau/shared/contracts/membershipFees.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { isOpen, settledNext } from "#services/membership-fees/claim.ts";
import { expressFee, readFee } from "#services/membership-fees/find.ts";
import { liftSuspension } from "#services/membership-fees/suspension.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Asks for a fee no longer, with the reason; managers may. A suspension for it is lifted. Asked again it answers the same.
 * Refuses with `unknown_membership_fee`, `fee_settled`, and with `unavailable` while it is being paid.
 */
export async function waiveFee(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  reason: string,
): Promise<MembershipFee> {
  allow(caller, managing);
  const woken = await ctx.ledger.wake(ctx.id, ctx.now);
  if (!woken.ok) throw new Refusal(woken.code);
  const [waived] = await ctx.db
    .update(membershipFee)
    .set({
      state: "waived",
      waivedAt: ctx.now,
      waivedBy: caller.member,
      waivedBecause: reason,
      nextAt: settledNext(ctx.now),
    })
    .where(
      and(
        isOpen(id),
        sql`not exists (select 1 from membership_fee_payment as made
          where made.fee = ${id} and made.state <> 'refunded')`,
      ),
    )
    .returning();
  const { fee, payment } = await readFee(ctx, id);
  if (!waived) {
    if (payment?.state === "trying") throw new Refusal("unavailable");
    if (fee.state !== "waived" || fee.waivedBecause !== reason) throw new Refusal("fee_settled");
  }
  await liftSuspension(ctx, id);
  if (waived)
    await record(ctx, {
      caller,
      onBehalfOf: fee.member,
      action: "membership_fee.waive",
      subject: id,
      detail: { reason },
    });
  return expressFee(ctx, id);
}
