import { eq, sql } from "drizzle-orm";

import { standingOrder } from "@mereau/db/tenant/schema.ts";
import type { RejectionCode } from "@mereau/shared/ledger/rejection.ts";
import type { LetterName } from "#services/mail/templates/letters.ts";
import { messageRun } from "#services/messages/plan.ts";
import type { Planned, Write } from "#services/scheduled/plan.ts";
import type { Outcome, Run } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";
import { paymentAfter } from "#services/standing-orders/dates.ts";
import type { StandingOrderRow } from "#services/standing-orders/find.ts";
import { endOrder } from "#services/standing-orders/setState.ts";

type Due = { run: Run; order: StandingOrderRow; detail: { index: number; nth: number } };

const ending: ReadonlySet<RejectionCode> = new Set([
  "account_closed",
  "unknown_account",
  "unknown_currency",
  "currency_mismatch",
  "system_account",
  "same_account",
]);

const passing: ReadonlySet<RejectionCode> = new Set([
  "insufficient_funds",
  "credit_blocked",
  "balance_cap_exceeded",
  "account_suspended",
  "operator_limit_exceeded",
]);

/** True of a refusal that will not change: no later payment can succeed either. */
export const endsOrder = (code: RejectionCode): boolean => ending.has(code);

/** True of a refusal that may well be over in some days. */
export const passes = (code: RejectionCode): boolean => passing.has(code);

const tell = (
  ctx: WorkContext,
  { run, order }: Due,
  letter: LetterName,
  about: { subject: string; reason: string | null },
): Planned =>
  messageRun(ctx, {
    member: order.member,
    letter,
    currency: order.currency,
    amount: order.amount,
    other: order.to,
    memo: order.memo,
    date: run.period,
    reason: about.reason,
    about: about.subject,
  });

/** That its payment was made, for whoever ordered it. */
export const tellPaid = (ctx: WorkContext, due: Due): Planned =>
  tell(ctx, due, "standing_order_paid", { subject: `${due.order.id} ${due.run.period}`, reason: null });

/** That so many of its payments have fallen due. */
export const count = ({ db }: WorkContext, { order, detail }: Due): Write =>
  db
    .update(standingOrder)
    .set({ fallenDue: sql`max(${standingOrder.fallenDue}, ${detail.nth})` })
    .where(eq(standingOrder.id, order.id));

/** What is planned once a payment has had its first try: the next one, as far as there is one. */
export function nextOf(ctx: WorkContext, due: Due): { plans: Planned[]; writes: Write[] } {
  const next = paymentAfter(due.order, due.detail);
  return { plans: next ? [next] : [], writes: [count(ctx, due)] };
}

/** A payment is made, or given up for this reason: the order goes on with the next one, or is done. */
export function goOn(ctx: WorkContext, due: Due, failure: string | null): Outcome {
  const { plans, writes } = nextOf(ctx, due);
  const { order, run } = due;
  if (plans.length === 0) {
    writes.push(endOrder(ctx, order.id, "completed"));
    if (order.rhythm.every !== "once")
      plans.push(tell(ctx, due, "standing_order_ended", { subject: order.id, reason: "completed" }));
  }
  if (failure === null) return { went: "done", plans, writes };
  const subject = `${order.id} ${run.period}`;
  plans.push(tell(ctx, due, "standing_order_failed", { subject, reason: failure }));
  return { went: "given_up", reason: failure, plans, writes };
}

/** No later payment of the order can be made: it ends, and whoever ordered it is told why. */
export const closeOrder = (ctx: WorkContext, due: Due, reason: string): Outcome => ({
  went: "given_up",
  reason,
  plans: [tell(ctx, due, "standing_order_ended", { subject: due.order.id, reason })],
  writes: [count(ctx, due), endOrder(ctx, due.order.id, reason)],
});
