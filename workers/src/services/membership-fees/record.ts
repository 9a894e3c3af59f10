import { sql } from "drizzle-orm";

import { dateOf } from "@mereau/shared/calendar/date.ts";
import type { FeeRecordRequest, MembershipFee } from "@mereau/shared/contracts/membershipFees.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { amountFor } from "#services/membership-fees/amount.ts";
import { isMade, nextReceipt, settledWrite } from "#services/membership-fees/claim.ts";
import { expressFee, type FoundFee, readFee } from "#services/membership-fees/find.ts";
import { liftSuspension } from "#services/membership-fees/suspension.ts";
import { paidLetter } from "#services/membership-fees/tell.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, serving } from "#services/roles.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";

/**
 * Writes down that a fee was paid at the desk or by bank; those who serve members may. It is recorded once, whatever is
 * asked at the same moment; a suspension for it is lifted. Asked again it gives the same.
 * Refuses with `unknown_membership_fee`, `fee_settled`, `fee_below_minimum`, `id_reused`; with `invalid_input` a day
 * that has not come; and with `unavailable` while it is being paid from an account.
 */
export async function recordFeePayment(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  asked: FeeRecordRequest,
): Promise<MembershipFee> {
  allow(caller, serving);
  const found = await readFee(ctx, id);
  const amount = await amountFor(ctx, found.fee, asked.amount);
  const paidOn = asked.paidOn ?? dateOf(ctx.now);
  if (paidOn > dateOf(ctx.now))
    throw new Refusal("invalid_input", { fields: [{ field: "paidOn", code: "in_the_future" }] });
  const isNew = found.payment === null;
  if (isNew) await write(ctx, caller, found, { ...asked, amount, paidOn });
  const after = await readFee(ctx, id);
  refuseOther(after, { id: asked.id, means: asked.means, amount });
  if (isNew) await writePlanned(ctx, ctx.now, [planRun(ctx, paidLetter(ctx, found, asked.id))]);
  await liftSuspension(ctx, id);
  const { means, reference } = asked;
  if (isNew)
    await record(ctx, {
      caller,
      onBehalfOf: found.fee.member,
      action: "membership_fee.record",
      subject: id,
      detail: { payment: asked.id, means, amount, paidOn, reference },
    });
  return expressFee(ctx, id);
}

type Paid = Pick<FeeRecordRequest, "id" | "means" | "reference"> & { amount: number; paidOn: string };

/** The payment and the fee are written together, and only where the fee is open and nothing else pays it. */
async function write(
  ctx: CommunityContext,
  caller: Caller,
  found: FoundFee,
  { id, means, amount, paidOn, reference }: Paid,
): Promise<void> {
  const { fee } = found;
  await writePlanned(ctx, ctx.now, [
    ctx.db.run(sql`insert into membership_fee_payment
      (id, fee, state, means, currency, amount, reference, paid_on, recorded_by, recorded_at, receipt)
      select ${id}, ${fee.id}, 'paid', ${means}, ${fee.currency}, ${amount}, ${reference}, ${paidOn},
        ${caller.member}, ${ctx.now}, ${nextReceipt}
      from membership_fee where id = ${fee.id} and state in ('due', 'overdue')
      on conflict do nothing`),
    settledWrite(ctx, fee.id, isMade(fee.id, id)),
  ]);
}

/** Refuses where something else pays the fee, or it is not asked any more. */
function refuseOther({ fee, payment }: FoundFee, asked: { id: string; means: string; amount: number }): void {
  if (payment?.id === asked.id) {
    if (payment.means === asked.means && payment.amount === asked.amount) return;
    throw new Refusal("id_reused");
  }
  if (payment?.state === "trying") throw new Refusal("unavailable");
  throw new Refusal(fee.state === "paid" || fee.state === "waived" ? "fee_settled" : "id_reused");
}
