import type { MembershipFeeReceipt } from "@mereau/shared/contracts/membershipFees.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { Displayed } from "@mereau/shared/money/display.ts";
import { periodName } from "@mereau/shared/policies/membershipFee/period.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findFee } from "#services/membership-fees/find.ts";
import { feeMoney } from "#services/membership-fees/money.ts";
import { Refusal } from "#services/refusal.ts";
import { readSettings } from "#services/settings/read.ts";

/**
 * The receipt of a fee, for its member and for those who oversee the community, with the money that it is in.
 * Refuses with `unknown_membership_fee` and `fee_not_paid`.
 */
export async function readReceipt(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<{ receipt: MembershipFeeReceipt; money: Displayed; minor: number }> {
  const { fee, member, payment } = await findFee(ctx, caller, id);
  if (payment?.state !== "paid" || payment.receipt === null) throw new Refusal("fee_not_paid");
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
  };
  return { receipt, money, minor: payment.amount };
}
