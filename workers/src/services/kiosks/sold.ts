import { eq } from "drizzle-orm";

import { kioskOrder } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { orderReference } from "#services/kiosks/reference.ts";
import type { RequestRow } from "#services/payment-requests/find.ts";
import { readPurchase } from "#services/purchases/find.ts";
import { purchaseWrites } from "#services/purchases/write.ts";
import { ownerOf } from "#services/sales/buyer.ts";
import { readSeller } from "#services/sales/seller.ts";
import type { Write } from "#services/scheduled/plan.ts";

/**
 * The writes of the purchase that a payment request of a kiosk’s order has become, under the id of the transfer that paid it; none
 * for any other request.
 */
export async function soldWrites(
  ctx: CommunityContext,
  request: Pick<RequestRow, "id" | "reference">,
  { transfer: id, payer: from }: { transfer: string; payer: string },
): Promise<Write[]> {
  if (request.reference !== orderReference(request.id) || (await readPurchase(ctx, id))) return [];
  const [order] = await ctx.db.select().from(kioskOrder).where(eq(kioskOrder.id, request.id));
  if (!order) return [];
  const [seller, owner] = await Promise.all([readSeller(ctx), ownerOf(ctx, from)]);
  const { currency, to, amount, lines } = order;
  const actor = { member: owner?.id ?? null, onBehalfOf: null };
  const bought = { id, currency, from, to, actor, amount, cents: 0, seller, lines, order: order.id };
  return purchaseWrites(ctx, bought);
}
