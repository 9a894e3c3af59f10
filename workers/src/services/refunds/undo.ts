import { eq } from "drizzle-orm";

import { transfer } from "@mereau/db/tenant/schema.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { claimAmount } from "#services/refunds/claim.ts";
import { Refusal } from "#services/refusal.ts";
import { bringing } from "#services/takings/taken.ts";
import { transferOf } from "#services/transfers/find.ts";
import { tellReversal } from "#services/transfers/undone.ts";

/**
 * Before a payment is reversed: makes sure that nothing of it was given back, or is while it is reversed. Refuses with
 * `already_refunded`. What is no payment, and what was reversed before, is left to the ledger to refuse.
 */
export async function claimReversal(
  ctx: CommunityContext,
  caller: Caller,
  { id, payment }: { id: string; payment: string },
): Promise<void> {
  const [row] = await ctx.db.select().from(transfer).where(eq(transfer.id, payment));
  const original = row && transferOf(row);
  if (original?.verdict !== "accepted" || !bringing.some((known) => known === original.kind)) return;
  const claim = { id, amount: original.amount, member: caller.member };
  if (await claimAmount(ctx, original, claim)) return;
  if ((await tellReversal(ctx, payment)) === null) throw new Refusal("already_refunded");
}
