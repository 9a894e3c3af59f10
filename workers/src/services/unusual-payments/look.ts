import { eq } from "drizzle-orm";

import { unusualPayment } from "@mereau/db/tenant/schema.ts";
import type { UnusualPayment } from "@mereau/shared/contracts/insight.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { expressUnusual, selectUnusual } from "#services/unusual-payments/list.ts";

/**
 * Notes that a manager has looked at a payment; said again, the note is the last one. Nothing happens to the payment.
 * Refuses with `unknown_transfer` one that was not among those to look at.
 */
export async function lookAt(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  note: string,
): Promise<UnusualPayment> {
  allow(caller, managing);
  await writeAll(ctx, [
    ctx.db
      .update(unusualPayment)
      .set({ lookedAt: ctx.now, lookedBy: caller.member, note })
      .where(eq(unusualPayment.id, id)),
    recordChange(ctx, { caller, action: "unusual_payment.look", subject: id, detail: { note } }),
  ]);
  const [looked] = await expressUnusual(ctx, await selectUnusual(ctx, eq(unusualPayment.id, id)));
  if (!looked) throw new Refusal("unknown_transfer");
  return looked;
}
