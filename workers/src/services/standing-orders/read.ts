import { and, asc, desc, eq, gt, lt } from "drizzle-orm";
import * as z from "zod";

import { jobRun, standingOrder } from "@mereau/db/tenant/schema.ts";
import type {
  StandingOrder,
  StandingOrdersQuery,
  StandingPayment,
} from "@mereau/shared/contracts/standingOrders.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace } from "#services/page.ts";
import { STANDING_ORDERS } from "#services/standing-orders/dates.ts";
import { expressOrder, findOwnOrder, selectOrders } from "#services/standing-orders/find.ts";

/** An order, for those who may read the account it pays from. Everybody else gets `unknown_standing_order`. */
export const getStandingOrder = async (
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<StandingOrder> => expressOrder(ctx, await findOwnOrder(ctx, caller, id));

const place = z.tuple([z.string()]);

/** The orders that pay from an account, in the order in which they were made. */
export async function listStandingOrders(
  ctx: CommunityContext,
  caller: Caller,
  query: StandingOrdersQuery,
): Promise<Page<StandingOrder>> {
  await mayRead(ctx, caller, query.account);
  const [after] = readPlace(place, query.cursor) ?? [""];
  const rows = await selectOrders(ctx)
    .where(and(eq(standingOrder.from, query.account), gt(standingOrder.id, after)))
    .orderBy(asc(standingOrder.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.order.id]);
  return { items: await Promise.all(page.items.map((row) => expressOrder(ctx, row))), next: page.next };
}

type PaymentRun = typeof jobRun.$inferSelect;

function stateOf({ finishedAt, failure }: PaymentRun): StandingPayment["state"] {
  if (finishedAt !== null) return failure === null ? "paid" : "failed";
  return failure === null ? "planned" : "retrying";
}

/** What became of each date of an order, the latest first. */
export async function listPayments(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<StandingPayment>> {
  await findOwnOrder(ctx, caller, id);
  const [before] = readPlace(place, query.cursor) ?? [undefined];
  const rows = await ctx.db
    .select()
    .from(jobRun)
    .where(
      and(
        eq(jobRun.work, STANDING_ORDERS),
        eq(jobRun.subject, id),
        before === undefined ? undefined : lt(jobRun.period, before),
      ),
    )
    .orderBy(desc(jobRun.period))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.period]);
  const items = page.items.map((run) => {
    const state = stateOf(run);
    return {
      date: run.period,
      state,
      transfer: state === "paid" ? run.id : null,
      tries: run.attempts,
      reason: run.failure,
      againAt: state === "retrying" ? run.tryAt : null,
    };
  });
  return { items, next: page.next };
}
