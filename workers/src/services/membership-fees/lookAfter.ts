import { and, asc, eq, isNotNull, lte, min, sql } from "drizzle-orm";

import { membershipFee } from "@mereau/db/tenant/schema.ts";
import { type DunningStep, dunningStep } from "@mereau/shared/policies/membershipFee/dunning.ts";
import type { MembershipFeeSettings } from "@mereau/shared/policies/membershipFee/settings.ts";
import { CLAIM_MS, settleClaim } from "#services/membership-fees/claim.ts";
import { type FoundFee, readFee, selectFees } from "#services/membership-fees/find.ts";
import { payOfItself } from "#services/membership-fees/payOfItself.ts";
import { readFeePolicy } from "#services/membership-fees/policy.ts";
import { reopenIfUndone } from "#services/membership-fees/reopen.ts";
import { liftSuspension, suspendForFee } from "#services/membership-fees/suspension.ts";
import { unpaidLetter } from "#services/membership-fees/tell.ts";
import { planRun, writeAll } from "#services/scheduled/plan.ts";
import type { ScheduledWork, WorkContext } from "#services/scheduled/work.ts";

/** Fees looked after by one run of the alarm. */
const FEES_MAX = 50;

/**
 * What time does to fees: they are paid of themselves where that was agreed, reminded of, overdue, and lead to what the
 * community has settled; and where it was not known whether one was paid, it is found out. Each fee knows when something
 * is next to be done about it. While no fees are asked, those that were asked before wait.
 */
export const lookAfterFees: ScheduledWork = {
  name: "membership_fee_dunning",
  async nextDue(ctx) {
    const { settings } = await readFeePolicy(ctx);
    if (!settings.active) return null;
    const [row] = await ctx.db
      .select({ at: min(membershipFee.nextAt) })
      .from(membershipFee)
      .where(isNotNull(membershipFee.nextAt));
    return row?.at ?? null;
  },
  async run(ctx, now) {
    const { settings } = await readFeePolicy(ctx);
    const due = await selectFees(ctx)
      .where(lte(membershipFee.nextAt, now))
      .orderBy(asc(membershipFee.nextAt), asc(membershipFee.id))
      .limit(FEES_MAX);
    const failures: unknown[] = [];
    for (const found of due)
      await lookAfter(ctx, settings, found).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  },
};

async function lookAfter(ctx: WorkContext, settings: MembershipFeeSettings, first: FoundFee): Promise<void> {
  let found = first;
  const { id } = found.fee;
  if (found.payment?.state === "trying") {
    const endsAt = found.payment.recordedAt + CLAIM_MS;
    if (endsAt > ctx.now) return waitUntil(ctx, found, endsAt);
    await settleClaim(ctx, found);
    found = await readFee(ctx, id);
  }
  if (await reopenIfUndone(ctx, found.payment)) found = await readFee(ctx, id);
  if (!isOwed(found)) {
    if (found.fee.suspendedAt === null) return waitUntil(ctx, found, null);
    return liftSuspension(ctx, id);
  }
  // Whoever has left is asked for nothing any more
  if (found.member.status === "left") return waitUntil(ctx, found, null);
  if (await payOfItself(ctx, settings, found)) return lookAfter(ctx, settings, await readFee(ctx, id));
  await carryOut(ctx, settings, await readFee(ctx, id));
}

const isOwed = ({ fee }: FoundFee): boolean => fee.state === "due" || fee.state === "overdue";

/** Still the fee that was looked at: nobody else has carried out the same step, or been paid meanwhile. */
const unchanged = ({ fee }: FoundFee) =>
  and(
    eq(membershipFee.id, fee.id),
    eq(membershipFee.state, fee.state),
    sql`${membershipFee.nextAt} is ${fee.nextAt}`,
  );

const waitUntil = (ctx: WorkContext, found: FoundFee, nextAt: number | null): Promise<void> =>
  writeAll(ctx, [ctx.db.update(membershipFee).set({ nextAt }).where(unchanged(found))]);

async function carryOut(ctx: WorkContext, settings: MembershipFeeSettings, found: FoundFee): Promise<void> {
  const { fee } = found;
  if (!isOwed(found)) return;
  const { dueAt, reminded, noticedAt, unpaidAt } = fee;
  const standing = { dueAt, isOverdue: fee.state === "overdue", reminded, noticedAt, unpaidAt };
  const step = dunningStep(settings, standing, ctx.now);
  const suspendedAt = step.consequence === "suspend" ? await suspendForFee(ctx, fee) : fee.suspendedAt;
  const letters = await lettersOf(ctx, settings, found, {
    step,
    isSuspended: suspendedAt !== fee.suspendedAt,
  });
  await writeAll(ctx, [
    ...letters.map((letter) => planRun(ctx, letter)),
    ctx.db
      .update(membershipFee)
      .set({
        state: step.after.isOverdue ? "overdue" : "due",
        reminded: step.after.reminded,
        noticedAt: step.after.noticedAt,
        unpaidAt: step.after.unpaidAt,
        suspendedAt,
        nextAt: step.nextAt,
      })
      .where(unchanged(found)),
  ]);
}

function lettersOf(
  ctx: WorkContext,
  settings: MembershipFeeSettings,
  found: FoundFee,
  { step, isSuspended }: { step: DunningStep; isSuspended: boolean },
) {
  const reminder = step.reminder === null ? undefined : settings.reminders[step.reminder];
  const told = [
    ...(reminder ? [{ kind: "reminder" as const, ...reminder }] : []),
    ...(step.notice ? [{ kind: "notice" as const }] : []),
    ...(isSuspended ? [{ kind: "suspended" as const }] : []),
  ];
  return Promise.all(told.map((one) => unpaidLetter(ctx, settings, found, one)));
}
