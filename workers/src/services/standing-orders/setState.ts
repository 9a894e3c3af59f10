import { and, eq, isNull, max, ne } from "drizzle-orm";

import { jobRun, standingOrder } from "@mereau/db/tenant/schema.ts";
import { addDays, dateOf } from "@mereau/shared/calendar/date.ts";
import type { StandingOrder } from "@mereau/shared/contracts/standingOrders.ts";
import { isPotId } from "@mereau/shared/membership/account.ts";
import { payerFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { planRun, type Write, writeAll, writePlanned } from "#services/scheduled/plan.ts";
import { paymentFrom, STANDING_ORDERS } from "#services/standing-orders/dates.ts";
import { expressOrder, findOwnOrder, type StandingOrderRow } from "#services/standing-orders/find.ts";

type State = StandingOrder["state"];

/**
 * Pauses an order, lets it go on from today, or ends it for good. Dates that pass while it is paused are not made up for.
 * Whoever may pay from the account may, and those who serve members, in the owner’s name.
 * Refuses with `unknown_standing_order`, `forbidden`, `own_benefit` (where it goes on) and `standing_order_ended`.
 */
export async function setStandingOrderState(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  state: State,
): Promise<StandingOrder> {
  const { order } = await findOwnOrder(ctx, caller, id);
  const { onBehalfOf } = await payerFor(ctx, caller, {
    from: order.from,
    to: state === "active" ? [order.to] : [],
  });
  if (order.state === "ended" && state !== "ended") throw new Refusal("standing_order_ended");
  if (order.state !== state) {
    await change(ctx, order, state);
    if (onBehalfOf !== null || isPotId(order.from))
      await record(ctx, {
        caller,
        ...(onBehalfOf !== null && { onBehalfOf }),
        action: `standing_order.${state}`,
        subject: id,
      });
  }
  return expressOrder(ctx, await findOwnOrder(ctx, caller, id));
}

async function change(ctx: CommunityContext, order: StandingOrderRow, state: State): Promise<void> {
  switch (state) {
    case "active": {
      const next = paymentFrom(order, await firstOpenDate(ctx, order.id), order.fallenDue);
      return next
        ? writePlanned(ctx, next.dueAt, [setState(ctx, order.id, state), planRun(ctx, next)])
        : writeAll(ctx, [endOrder(ctx, order.id, "completed")]);
    }
    case "paused":
      return writeAll(ctx, [setState(ctx, order.id, state), dropPlanned(ctx, order.id)]);
    case "ended":
      return writeAll(ctx, [endOrder(ctx, order.id, "by_payer"), dropPlanned(ctx, order.id)]);
  }
}

/** Today, or the day after the last date that has had its turn already. */
async function firstOpenDate({ db, now }: CommunityContext, id: string): Promise<string> {
  const today = dateOf(now);
  const [row] = await db
    .select({ last: max(jobRun.period) })
    .from(jobRun)
    .where(and(eq(jobRun.work, STANDING_ORDERS), eq(jobRun.subject, id)));
  const open = row?.last == null ? today : addDays(row.last, 1);
  return open > today ? open : today;
}

const setState = ({ db }: CommunityContext, id: string, state: State): Write =>
  db
    .update(standingOrder)
    .set({ state })
    .where(and(eq(standingOrder.id, id), ne(standingOrder.state, "ended")));

/** The write that ends an order for good; its first reason stays. */
export const endOrder = ({ db, now }: CommunityContext, id: string, endedBecause: string): Write =>
  db
    .update(standingOrder)
    .set({ state: "ended", endedAt: now, endedBecause })
    .where(and(eq(standingOrder.id, id), ne(standingOrder.state, "ended")));

/** Forgets the payment that is planned. One that has begun finds out by itself. */
const dropPlanned = ({ db }: CommunityContext, id: string): Write =>
  db
    .delete(jobRun)
    .where(
      and(
        eq(jobRun.work, STANDING_ORDERS),
        eq(jobRun.subject, id),
        isNull(jobRun.finishedAt),
        isNull(jobRun.startedAt),
      ),
    );
