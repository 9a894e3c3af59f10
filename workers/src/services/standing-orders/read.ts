import { and, asc, desc, eq, gt, lt } from "drizzle-orm";

import { jobRun, standingOrder } from "@mereau/db/tenant/schema.ts";
import type {
  StandingOrder,
  StandingOrdersQuery,
  StandingPayment,
} from "@mereau/shared/contracts/standingOrders.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { STANDING_ORDERS } from "#services/standing-orders/dates.ts";
import { expressOrder, findOwnOrder, selectOrders } from "#services/standing-orders/find.ts";
import { reversal, toldReversal, undoes } from "#services/transfers/undone.ts";

/** An order, for those who may read the account it pays from. Everybody else gets `unknown_standing_order`. */
export const getStandingOrder = async (
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<StandingOrder> => expressOrder(ctx, await findOwnOrder(ctx, caller, id));

/** The orders that pay from an account, in the order in which they were made. */
export async function listStandingOrders(
  ctx: CommunityContext,
  caller: Caller,
  query: StandingOrdersQuery,
): Promise<Page<StandingOrder>> {
  await mayRead(ctx, caller, query.account);
  const [after] = readPlace(textPlace, query.cursor) ?? [""];
  const rows = await selectOrders(ctx)
    .where(and(eq(standingOrder.from, query.account), gt(standingOrder.id, after)))
    .orderBy(asc(standingOrder.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.order.id]);
  return { items: await Promise.all(page.items.map((row) => expressOrder(ctx, row))), next: page.next };
}

type PaymentRun = typeof jobRun.$inferSelect;

type PaidRun = { run: PaymentRun; reversal: StandingPayment["reversal"] };

/** A payment is `reversed` by what the ledger says of its transfer: its run stays done. */
function stateOf({ run: { finishedAt, failure }, reversal: undone }: PaidRun): StandingPayment["state"] {
  if (finishedAt === null) return failure === null ? "planned" : "retrying";
  if (failure !== null) return "failed";
  return undone ? "reversed" : "paid";
}

function expressPayment(row: PaidRun): StandingPayment {
  const { run, reversal: undone } = row;
  const state = stateOf(row);
  const isMade = state === "paid" || state === "reversed";
  return {
    date: run.period,
    state,
    transfer: isMade ? run.id : null,
    reversal: isMade ? undone : null,
    tries: run.attempts,
    reason: run.failure,
    againAt: state === "retrying" ? run.tryAt : null,
  };
}

/** What became of each date of an order, the latest first. */
export async function listPayments(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<StandingPayment>> {
  await findOwnOrder(ctx, caller, id);
  const [before] = readPlace(textPlace, query.cursor) ?? [undefined];
  const rows = await ctx.db
    .select({ run: jobRun, reversal: toldReversal })
    .from(jobRun)
    .leftJoin(reversal, undoes(jobRun.id))
    .where(
      and(
        eq(jobRun.work, STANDING_ORDERS),
        eq(jobRun.subject, id),
        before === undefined ? undefined : lt(jobRun.period, before),
      ),
    )
    .orderBy(desc(jobRun.period))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, ({ run }) => [run.period]);
  return { items: page.items.map(expressPayment), next: page.next };
}
