import { eq } from "drizzle-orm";

import { purchase } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Write } from "#services/scheduled/plan.ts";
import { returnStock } from "#services/stock/move.ts";

/** The writes that put back what a payment had bought, once it is undone; none where it had bought nothing. */
export async function soldBack(ctx: CommunityContext, payment: string): Promise<Write[]> {
  const [row] = await ctx.db
    .select({ id: purchase.id, order: purchase.order })
    .from(purchase)
    .where(eq(purchase.id, payment));
  return row ? returnStock(ctx, row.order ?? row.id) : [];
}
