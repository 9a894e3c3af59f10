import { and, eq, isNull } from "drizzle-orm";

import { membershipFeePayment } from "@mereau/db/tenant/schema.ts";
import type { FeeRefundRequest, MembershipFee } from "@mereau/shared/contracts/membershipFees.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { expressFee, type FeePaymentRow, readFee } from "#services/membership-fees/find.ts";
import { expectReopening, reopenFee } from "#services/membership-fees/reopen.ts";
import { claimReversal } from "#services/refunds/undo.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Gives a fee back, or strikes out one that was recorded by mistake; managers may. What was paid from an account returns
 * by a reversal. The fee is owed again, until it is paid otherwise or waived, and is not paid of itself any more.
 * Asked again it answers the same. Refuses with `unknown_membership_fee`, `fee_not_paid`, and the refusals of a reversal.
 */
export async function refundFee(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  asked: FeeRefundRequest,
): Promise<MembershipFee> {
  allow(caller, managing);
  ctx.access?.relyOn((now) => managing.includes(now.role));
  const found = await readFee(ctx, id);
  if (await wasRefunded(ctx, id, asked.id)) return expressFee(ctx, id);
  if (found.payment?.state !== "paid") throw new Refusal("fee_not_paid");
  const payment = await claimRefund(ctx, found.payment, asked);
  if (payment.means === "account") await reverse(ctx, caller, payment);
  const { refund, refundedBecause } = payment;
  await reopenFee(ctx, payment, { id: refund ?? asked.id, by: caller.member, reason: refundedBecause ?? "" });
  await record(ctx, {
    caller,
    onBehalfOf: found.fee.member,
    action: "membership_fee.refund",
    subject: id,
    detail: { payment: payment.id, reason: payment.refundedBecause },
  });
  return expressFee(ctx, id);
}

const wasRefunded = async ({ db }: CommunityContext, fee: string, refund: string): Promise<boolean> => {
  const rows = await db
    .select({ id: membershipFeePayment.id })
    .from(membershipFeePayment)
    .where(
      and(
        eq(membershipFeePayment.fee, fee),
        eq(membershipFeePayment.refund, refund),
        eq(membershipFeePayment.state, "refunded"),
      ),
    );
  return rows.length > 0;
};

/** Writes down under which id it is given back; whoever asks later goes on under the id that stands. */
async function claimRefund(
  { db }: CommunityContext,
  payment: FeePaymentRow,
  { id, reason }: FeeRefundRequest,
): Promise<FeePaymentRow> {
  await db
    .update(membershipFeePayment)
    .set({ refund: id, refundedBecause: reason })
    .where(and(eq(membershipFeePayment.id, payment.id), isNull(membershipFeePayment.refund)));
  const [claimed] = await db
    .select()
    .from(membershipFeePayment)
    .where(eq(membershipFeePayment.id, payment.id));
  if (!claimed) throw new Refusal("fee_not_paid");
  return claimed;
}

/** Reverses the transfer; one that managers have reversed already is given back as it is. */
async function reverse(ctx: CommunityContext, caller: Caller, payment: FeePaymentRow): Promise<void> {
  await expectReopening(ctx, payment.id);
  try {
    await claimReversal(ctx, caller, { id: payment.refund ?? "", payment: payment.id });
    await submitTransfer(ctx, {
      kind: "reversal",
      id: payment.refund ?? "",
      actor: { member: caller.member, onBehalfOf: null },
      transfer: payment.id,
      reason: payment.refundedBecause ?? "",
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === "already_reversed") return;
    const isKnown =
      error instanceof Refusal && error.code !== "outcome_unknown" && error.code !== "unavailable";
    if (isKnown)
      await ctx.db
        .update(membershipFeePayment)
        .set({ refund: null, refundedBecause: null })
        .where(and(eq(membershipFeePayment.id, payment.id), eq(membershipFeePayment.state, "paid")));
    throw error;
  }
}
