import { and, eq, inArray, sql } from "drizzle-orm";

import { membershipFee, membershipFeePayment } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { CommunityContext } from "#services/context.ts";
import { claimEnds } from "#services/membership-fees/claim.ts";
import { type FeePaymentRow, readFee } from "#services/membership-fees/find.ts";
import { readFeePolicy } from "#services/membership-fees/policy.ts";
import { unpaidLetter } from "#services/membership-fees/tell.ts";
import { planRun, type Planned, writePlanned } from "#services/scheduled/plan.ts";
import { findReversal } from "#services/transfers/undone.ts";

/*
 * A fee whose payment is undone is owed again, whether it was given back as a fee or its transfer was reversed as any other.
 * Before the ledger is asked to reverse it the fee is marked to be looked at: should this break off, the scheduled work
 * finds the reversal.
 */

/** Of a payment: the one that stands for its fee, being tried or made. */
const stands = (id: string) =>
  and(eq(membershipFeePayment.id, id), inArray(membershipFeePayment.state, ["trying", "paid"]));

/** The payment of a fee that this transfer is, if it stands; then the fee is looked at soon, whatever happens now. */
export async function expectReopening(
  ctx: CommunityContext,
  transfer: string,
): Promise<FeePaymentRow | null> {
  const [payment] = await ctx.db.select().from(membershipFeePayment).where(stands(transfer));
  if (!payment) return null;
  const at = claimEnds(ctx);
  await writePlanned(ctx, at, [
    ctx.db
      .update(membershipFee)
      .set({ nextAt: sql`min(coalesce(${membershipFee.nextAt}, ${at}), ${at})` })
      .where(eq(membershipFee.id, payment.fee)),
  ]);
  return payment;
}

/** How a payment was undone: under which id, by whom (null: nobody’s own doing), and why. */
type Undoing = { id: string; by: string | null; reason: string };

/** What decides how a fee is owed again, and its member told. */
async function readOwed(ctx: CommunityContext, { fee }: FeePaymentRow) {
  const [found, { settings }] = await Promise.all([readFee(ctx, fee), readFeePolicy(ctx)]);
  return { found, settings };
}

type Owed = Awaited<ReturnType<typeof readOwed>>;

/**
 * Writes down that a payment of a fee was undone: the fee is owed again, is not paid of itself any more, is reminded of
 * with all its notice. Done twice it is as done once.
 */
export async function reopenFee(
  ctx: CommunityContext,
  payment: FeePaymentRow,
  undone: Undoing,
): Promise<void> {
  await writeReopened(ctx, payment, undone, await readOwed(ctx, payment));
}

async function writeReopened(
  ctx: CommunityContext,
  payment: FeePaymentRow,
  { id, by, reason }: Undoing,
  { found: { fee }, settings }: Owed,
  letters: readonly Planned[] = [],
): Promise<void> {
  const isOverdue = ctx.now >= fee.dueAt + settings.graceDays * DAY_MS;
  await writePlanned(ctx, ctx.now, [
    ctx.db
      .update(membershipFeePayment)
      .set({
        state: "refunded",
        refund: sql`coalesce(${membershipFeePayment.refund}, ${id})`,
        refundedAt: ctx.now,
        refundedBy: by,
        refundedBecause: sql`coalesce(${membershipFeePayment.refundedBecause}, ${reason})`,
      })
      .where(stands(payment.id)),
    ctx.db
      .update(membershipFee)
      .set({
        state: isOverdue ? "overdue" : "due",
        refundedAt: ctx.now,
        nextAt: ctx.now,
        noticedAt: null,
        unpaidAt: null,
      })
      .where(
        and(
          eq(membershipFee.id, fee.id),
          sql`${membershipFee.state} <> 'waived'`,
          // Never where it was paid anew meanwhile
          sql`not exists (select 1 from membership_fee_payment as made
            where made.fee = ${fee.id} and made.state <> 'refunded')`,
        ),
      ),
    ...letters.map((letter) => planRun(ctx, letter)),
  ]);
}

/** The same where its transfer was reversed as any other: nobody thought of the fee, so its member is told. */
export async function reopenReversed(
  ctx: CommunityContext,
  payment: FeePaymentRow,
  undone: Undoing,
): Promise<void> {
  const owed = await readOwed(ctx, payment);
  const { found, settings } = owed;
  const told = { kind: "reopened", payment: payment.id, reason: undone.reason } as const;
  const letters = found.member.status === "left" ? [] : [await unpaidLetter(ctx, settings, found, told)];
  await writeReopened(ctx, payment, undone, owed, letters);
}

/** Makes a fee owed again if the ledger has a reversal of what paid it; whether it did. */
export async function reopenIfUndone(ctx: CommunityContext, payment: FeePaymentRow | null): Promise<boolean> {
  if (payment?.state !== "paid" || payment.means !== "account") return false;
  const undone = await findReversal(ctx, payment.id);
  if (!undone) return false;
  await reopenReversed(ctx, payment, undone);
  return true;
}
