import { and, eq, isNull } from "drizzle-orm";

import { jobRun, standingOrder } from "@mereau/db/tenant/schema.ts";
import type { StandingOrder } from "@mereau/shared/contracts/standingOrders.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { mayReadOneOf } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";
import { STANDING_ORDERS } from "#services/standing-orders/dates.ts";

export type StandingOrderRow = typeof standingOrder.$inferSelect;

/** An order with the date of the next payment that is planned. */
type PlannedRow = { order: StandingOrderRow; nextDate: string | null };

/** Orders with what is planned of them: of each, the one run that has not begun. */
export const selectOrders = ({ db }: CommunityContext) =>
  db
    .select({ order: standingOrder, nextDate: jobRun.period })
    .from(standingOrder)
    .leftJoin(
      jobRun,
      and(
        eq(jobRun.work, STANDING_ORDERS),
        eq(jobRun.subject, standingOrder.id),
        isNull(jobRun.startedAt),
        isNull(jobRun.finishedAt),
      ),
    );

/** An order as the API shows it. */
export async function expressOrder(
  ctx: CommunityContext,
  { order, nextDate }: PlannedRow,
): Promise<StandingOrder> {
  const { createdBy: _, keyId: __, signature, ...shown } = order;
  return {
    ...shown,
    amount: formatAmount(order.amount, await scaleOf(ctx, order.currency)),
    nextDate,
    signed: signature !== null,
  };
}

/** An order of an account that the caller may read. Everybody else gets `unknown_standing_order`, as if there were none. */
export async function findOwnOrder(ctx: CommunityContext, caller: Caller, id: string): Promise<PlannedRow> {
  const [row] = await selectOrders(ctx).where(eq(standingOrder.id, id));
  if (!row || !(await mayReadOneOf(ctx, caller, [row.order.from])))
    throw new Refusal("unknown_standing_order");
  return row;
}
