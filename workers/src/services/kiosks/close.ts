import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";

import { kioskOrder, paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { KioskOrder } from "@mereau/shared/contracts/kiosks.ts";
import type { CommunityContext } from "#services/context.ts";
import type { KioskRow } from "#services/kiosks/express.ts";
import { findOrder, tellOrder } from "#services/kiosks/order.ts";
import { KIOSK_ORDERS } from "#services/kiosks/reference.ts";
import { type Write, writeAll } from "#services/scheduled/plan.ts";
import { runsWork } from "#services/scheduled/runs.ts";
import { returnStock } from "#services/stock/move.ts";

/**
 * The writes that close an order which nobody has paid, nor is paying: what was kept aside goes back. From then on it can never be paid.
 */
function closing(ctx: CommunityContext, id: string): Write[] {
  const { db, now } = ctx;
  const isOpen = and(eq(kioskOrder.id, id), eq(kioskOrder.state, "open"));
  const unpaid = sql`not exists (select 1 from ${paymentRequest}
    where ${paymentRequest.id} = ${id} and (${paymentRequest.transfer} is not null or ${paymentRequest.state} = 'paid'))`;
  return [
    db.update(kioskOrder).set({ state: "cancelled" }).where(and(isOpen, unpaid)),
    db
      .update(paymentRequest)
      .set({ state: "cancelled", closedAt: now })
      .where(
        and(
          eq(paymentRequest.id, id),
          eq(paymentRequest.state, "open"),
          isNull(paymentRequest.transfer),
          sql`exists (select 1 from ${kioskOrder} where ${kioskOrder.id} = ${id} and ${kioskOrder.state} = 'cancelled')`,
        ),
      ),
  ];
}

const isCancelled = async ({ db }: CommunityContext, id: string): Promise<boolean> => {
  const [row] = await db.select({ state: kioskOrder.state }).from(kioskOrder).where(eq(kioskOrder.id, id));
  return row?.state === "cancelled";
};

/** While a wallet is paying it nobody knows yet how it ends. */
const isBeingPaid = async ({ db }: CommunityContext, id: string): Promise<boolean> => {
  const [row] = await db
    .select({ id: paymentRequest.id })
    .from(paymentRequest)
    .where(
      and(eq(paymentRequest.id, id), eq(paymentRequest.state, "open"), isNotNull(paymentRequest.transfer)),
    );
  return row !== undefined;
};

/** Closes an order where that is possible, and tells how it stands: `paid` or `pending` where it was too late. Refuses with `unknown_kiosk_order`. */
export async function cancelOrder(ctx: CommunityContext, kiosk: KioskRow, id: string): Promise<KioskOrder> {
  await findOrder(ctx, kiosk, id);
  await writeAll(ctx, closing(ctx, id));
  if (await isCancelled(ctx, id)) await writeAll(ctx, returnStock(ctx, id));
  return tellOrder(ctx, await findOrder(ctx, kiosk, id));
}

/** Closes the orders that nobody has paid in time, also those of a tablet that was put out. */
export const closeKioskOrders = runsWork({
  name: KIOSK_ORDERS,
  runsMax: 50,
  perform: (ctx, runs) =>
    Promise.all(
      runs.map(async ({ subject }) => {
        await writeAll(ctx, closing(ctx, subject));
        if (await isBeingPaid(ctx, subject))
          return { went: "again" as const, at: ctx.now, reason: "being_paid" };
        if (await isCancelled(ctx, subject)) await writeAll(ctx, returnStock(ctx, subject));
        return { went: "done" as const };
      }),
    ),
});
