import { and, eq, ne } from "drizzle-orm";

import { member, membershipFee, membershipFeePayment } from "@mereau/db/tenant/schema.ts";
import type { MembershipFee } from "@mereau/shared/contracts/membershipFees.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { periodName } from "@mereau/shared/policies/membershipFee/period.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import type { MemberRow } from "#services/members/find.ts";
import { feeMoney, potFor } from "#services/membership-fees/money.ts";
import { readFeePolicy } from "#services/membership-fees/policy.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, overseeing } from "#services/roles.ts";

export type FeeRow = typeof membershipFee.$inferSelect;
export type FeePaymentRow = typeof membershipFeePayment.$inferSelect;

/** A fee with its member, and the payment that stands for it or is being tried. */
export type FoundFee = {
  fee: FeeRow;
  member: Pick<MemberRow, "number" | "name" | "language" | "status">;
  payment: FeePaymentRow | null;
};

/** Fees with whom they are asked of, and how they are paid. */
export const selectFees = ({ db }: Pick<CommunityContext, "db">) =>
  db
    .select({
      fee: membershipFee,
      member: {
        number: member.number,
        name: member.name,
        language: member.language,
        status: member.status,
      },
      payment: membershipFeePayment,
    })
    .from(membershipFee)
    .innerJoin(member, eq(member.id, membershipFee.member))
    .leftJoin(
      membershipFeePayment,
      and(eq(membershipFeePayment.fee, membershipFee.id), ne(membershipFeePayment.state, "refunded")),
    );

/** A fee by its id. Refuses with `unknown_membership_fee`. */
export async function readFee(ctx: Pick<CommunityContext, "db">, id: string): Promise<FoundFee> {
  const [found] = await selectFees(ctx).where(eq(membershipFee.id, id));
  if (!found) throw new Refusal("unknown_membership_fee");
  return found;
}

/** One’s own fee, or anybody’s for those who oversee the community; to others it is unknown. */
export async function findFee(ctx: CommunityContext, caller: Caller, id: string): Promise<FoundFee> {
  const found = await readFee(ctx, id);
  if (found.fee.member !== caller.member && !isAmong(caller, overseeing))
    throw new Refusal("unknown_membership_fee");
  return found;
}

/** Fees as the API shows them: one may be paid to a pot while it is open and the policy has one. */
export async function expressFees(
  ctx: CommunityContext,
  found: readonly FoundFee[],
): Promise<MembershipFee[]> {
  const { settings } = await readFeePolicy(ctx);
  return Promise.all(
    found.map(async ({ fee, member: { number, name }, payment }) => {
      const { scale } = await feeMoney(ctx, fee.currency);
      const isOpen = fee.state === "due" || fee.state === "overdue";
      return {
        id: fee.id,
        member: { id: fee.member, number, name },
        period: periodName(fee),
        startsOn: fee.startsOn,
        endsOn: fee.endsOn,
        currency: fee.currency,
        amount: formatAmount(fee.amount, scale),
        minimum: fee.minimum === null ? null : formatAmount(fee.minimum, scale),
        state: fee.state,
        dueAt: fee.dueAt,
        payTo: isOpen ? await potFor(ctx, settings, fee.currency) : null,
        payment: expressPayment(payment, scale),
        waiver: fee.waivedAt === null ? null : { reason: fee.waivedBecause ?? "", at: fee.waivedAt },
        noticedAt: fee.noticedAt,
        suspendedAt: fee.suspendedAt,
      };
    }),
  );
}

function expressPayment(payment: FeePaymentRow | null, scale: number): MembershipFee["payment"] {
  if (payment?.state !== "paid") return null;
  const { id, means, currency, amount, from, reference, paidOn, receipt } = payment;
  const paid = formatAmount(amount, scale);
  return { id, means, currency, amount: paid, from, reference, paidOn, receipt: receipt ?? 0 };
}

/** A fee as it stands now. */
export async function expressFee(ctx: CommunityContext, id: string): Promise<MembershipFee> {
  const [fee] = await expressFees(ctx, [await readFee(ctx, id)]);
  if (!fee) throw new Error("A fee that was found is expressed");
  return fee;
}
