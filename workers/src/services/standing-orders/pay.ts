import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { and, eq, isNull, sql } from "drizzle-orm";
import type * as z from "zod";

import { jobRun, standingOrder } from "@mereau/db/tenant/schema.ts";
import type { StandingOrderRules } from "@mereau/shared/contracts/settings.ts";
import type { Admission } from "@mereau/shared/ledger/binding.ts";
import type { PaymentCommand } from "@mereau/shared/ledger/command.ts";
import { findStanding, payUnderMandates, scheduledBy } from "#services/mandates/standing.ts";
import { signatureThresholds } from "#services/mandates/sign.ts";
import { findTold } from "#services/notifications/wishes.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";
import { readSettings } from "#services/settings/read.ts";
import { paymentDetail, STANDING_ORDERS } from "#services/standing-orders/dates.ts";
import type { StandingOrderRow } from "#services/standing-orders/find.ts";
import {
  closeOrder,
  count,
  endsOrder,
  goOn,
  nextOf,
  passes,
  tellPaid,
} from "#services/standing-orders/outcomes.ts";
import { findVerdicts, type RecordedVerdict, settleOutcome } from "#services/transfers/outcome.ts";

type Due = { run: Run; order: StandingOrderRow; detail: z.infer<typeof paymentDetail> };

/**
 * Pays the standing orders that are due, each date once, in the name of whoever ordered it. Those who may no longer pay from
 * the account have theirs ended. What is refused for now is tried again as the community’s settings say. What was tried before
 * is asked for first: it may have been paid under a mandate that has been lost since.
 */
export const payStandingOrders = runsWork({
  name: STANDING_ORDERS,
  async perform(ctx, runs) {
    const orders = await findOrders(ctx, runs);
    const standing = await findStanding(
      ctx,
      [...orders.values()].map(({ member, from }) => ({ member, account: from })),
    );
    const [thresholdOf, { standingOrders: rules }] = await Promise.all([
      signatureThresholds(ctx),
      readSettings(ctx),
    ]);
    const dues = duesOf(runs, orders);
    const recorded = await findVerdicts(ctx, dues.filter(isRetried).map(paymentOf));
    const outcomes = new Map<Run, Outcome>();
    const payable: (Due & { admission: Admission })[] = [];
    for (const due of dues) {
      const { run, order } = due;
      const known = recorded.get(run.id);
      const admission = standing({ member: order.member, account: order.from });
      const threshold = thresholdOf(order.currency);
      const isUnsigned = order.signature === null && order.createdBy === order.member;
      if (order.state !== "active") outcomes.set(run, await leaveOut(ctx, due));
      else if (known) outcomes.set(run, outcomeOf(ctx, due, known, rules));
      else if (!admission) outcomes.set(run, closeOrder(ctx, due, "mandate_lost"));
      else if (isUnsigned && threshold !== null && order.amount >= threshold)
        outcomes.set(run, goOn(ctx, due, "signature_required"));
      else payable.push({ ...due, admission });
    }
    const verdicts = await payUnderMandates(
      ctx,
      payable.map((due) => ({ admission: due.admission, command: paymentOf(due) })),
    );
    const paid = payable.filter((_, index) => verdicts[index]?.ok);
    const told = await findTold(
      ctx,
      "ordered_payment",
      paid.map(({ order }) => order.member),
    );
    for (const [index, due] of payable.entries()) {
      const outcome = outcomeOf(ctx, due, verdicts[index], rules);
      const plans = told.has(due.order.member) && verdicts[index]?.ok ? [tellPaid(ctx, due)] : [];
      outcomes.set(due.run, { ...outcome, plans: [...(outcome.plans ?? []), ...plans] });
    }
    return runs.map((run) => outcomes.get(run) ?? { went: "given_up", reason: "unknown_standing_order" });
  },
});

/** The runs whose orders there are, each with its own. */
const duesOf = (runs: readonly Run[], orders: ReadonlyMap<string, StandingOrderRow>): Due[] =>
  runs.flatMap((run) => {
    const order = orders.get(run.subject);
    return order ? [{ run, order, detail: paymentDetail.parse(run.detail) }] : [];
  });

const isRetried = ({ run }: Due): boolean => run.attempts > 1;

async function findOrders({ db }: WorkContext, runs: readonly Run[]): Promise<Map<string, StandingOrderRow>> {
  const ids = JSON.stringify(runs.map((run) => run.subject));
  const rows = await db
    .select()
    .from(standingOrder)
    .where(sql`${standingOrder.id} in (select value from json_each(${ids}))`);
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * What fell due after the order had been paused or ended: forgotten, unless it was tried before. If it was then, it was paid, or is
 * made sure never to be.
 */
async function leaveOut(ctx: WorkContext, due: Due): Promise<Outcome> {
  const { run, order } = due;
  const { reference, ...tried } = paymentOf(due);
  const made = isRetried(due) ? await settleOutcome(ctx, tried) : undefined;
  if (made?.verdict === "accepted" && made.reference === reference)
    return { went: "done", writes: [count(ctx, due)] };
  if (run.failure !== null) return { went: "given_up", reason: order.state };
  const drop = ctx.db
    .delete(jobRun)
    .where(
      and(
        eq(jobRun.work, run.work),
        eq(jobRun.subject, run.subject),
        eq(jobRun.period, run.period),
        isNull(jobRun.finishedAt),
      ),
    );
  return { went: "done", writes: [drop] };
}

const paymentOf = ({ run, order }: Due): PaymentCommand & { reference: string } => ({
  kind: "payment",
  id: run.id,
  actor: scheduledBy(order.member),
  currency: order.currency,
  from: order.from,
  to: order.to,
  amount: order.amount,
  memo: order.memo,
  category: order.category,
  reference: `standing-orders/${order.id}`,
});

function outcomeOf(
  ctx: WorkContext,
  due: Due,
  verdict: RecordedVerdict | undefined,
  { retries, retryDays }: StandingOrderRules,
): Outcome {
  if (!verdict) throw new Error("The ledger left a payment unanswered");
  if (verdict.ok) return goOn(ctx, due, null);
  const { code } = verdict;
  // An id made by a clock that has been put back since: nothing was recorded under it
  if (code === "id_from_the_future") return { went: "again", at: ctx.now, reason: code };
  if (endsOrder(code)) return closeOrder(ctx, due, code);
  const refusals = due.detail.refusals + 1;
  if (!passes(code) || refusals > retries) return goOn(ctx, due, code);
  const detail = { ...due.detail, refusals };
  return {
    went: "again",
    at: ctx.now + retryDays * DAY_MS,
    reason: code,
    detail,
    ...nextOf(ctx, due),
  };
}
