import { and, desc, eq, isNotNull } from "drizzle-orm";

import { membershipFeePayment } from "@mereau/db/tenant/schema.ts";
import type { MembershipFeeReceipt } from "@mereau/shared/contracts/membershipFees.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { Displayed } from "@mereau/shared/money/display.ts";
import { periodName } from "@mereau/shared/policies/membershipFee/period.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { type FeePaymentRow, findFee } from "#services/membership-fees/find.ts";
import { feeMoney } from "#services/membership-fees/money.ts";
import { Refusal } from "#services/refusal.ts";
import { readSettings } from "#services/settings/read.ts";

/**
 * The receipt of a fee, for its member and for those who oversee the community, with the money that it is in: of what pays
 * it, or of what last did, with how that was undone. Refuses with `unknown_membership_fee` and `fee_not_paid`.
 */
export async function readReceipt(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<{ receipt: MembershipFeeReceipt; money: Displayed; minor: number }> {
  const { fee, member, payment: standing } = await findFee(ctx, caller, id);
  const payment = standing?.state === "paid" ? standing : await lastUndone(ctx, id);
  if (!payment || payment.receipt === null) throw new Refusal("fee_not_paid");
  const [money, { identity, contact }] = await Promise.all([
    feeMoney(ctx, payment.currency),
    readSettings(ctx),
  ]);
  const receipt: MembershipFeeReceipt = {
    number: payment.receipt,
    community: { name: identity.name, address: contact?.address ?? null },
    member: { number: member.number, name: member.name },
    period: periodName(fee),
    startsOn: fee.startsOn,
    endsOn: fee.endsOn,
    means: payment.means,
    currency: payment.currency,
    amount: formatAmount(payment.amount, money.scale),
    reference: payment.reference,
    paidOn: payment.paidOn,
    payment: payment.id,
    undone: payment.refundedAt === null ? null : { at: payment.refundedAt, reason: payment.refundedBecause },
  };
  return { receipt, money, minor: payment.amount };
}

/** The last payment that was receipted and undone: whoever holds its receipt can see that it stands no more. */
async function lastUndone({ db }: CommunityContext, fee: string): Promise<FeePaymentRow | undefined> {
  const [row] = await db
    .select()
    .from(membershipFeePayment)
    .where(
      and(
        eq(membershipFeePayment.fee, fee),
        eq(membershipFeePayment.state, "refunded"),
        isNotNull(membershipFeePayment.receipt),
      ),
    )
    .orderBy(desc(membershipFeePayment.receipt))
    .limit(1);
  return row;
}
