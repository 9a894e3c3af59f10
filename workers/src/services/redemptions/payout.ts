import { eq, sql } from "drizzle-orm";

import { redemptionPayout, transfer } from "@mereau/db/tenant/schema.ts";
import type { PayoutRequest, Redemption } from "@mereau/shared/contracts/redemptions.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findRedemption, isRedemption } from "#services/redemptions/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { isUndone } from "#services/transfers/undone.ts";

/**
 * Says that the euros of a redemption were wired, when and under which reference of the bank; managers may. No money moves by
 * it. Asked again it answers the same; another date or reference takes the place of the first.
 * Refuses with `unknown_redemption`, and with `already_reversed` where nothing is owed any more.
 */
export async function recordPayout(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  { wiredOn, reference }: PayoutRequest,
): Promise<Redemption> {
  allow(caller, managing);
  await ctx.db.batch([
    ctx.db.run(sql`insert into ${redemptionPayout} (id, wired_on, reference, recorded_by, recorded_at)
      select ${transfer.id}, ${wiredOn}, ${reference}, ${caller.member}, ${ctx.now} from ${transfer}
      where ${transfer.id} = ${id} and ${isRedemption} and not ${isUndone(transfer.id)}
      on conflict (id) do update set wired_on = excluded.wired_on, reference = excluded.reference,
        recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
      where redemption_payout.wired_on <> excluded.wired_on or redemption_payout.reference is not excluded.reference`),
    recordChange(ctx, { caller, action: "redemption.wire", subject: id, detail: { wiredOn, reference } }),
  ]);
  const found = await findRedemption(ctx, id);
  if (found.state === "reversed") throw new Refusal("already_reversed");
  return found;
}

/**
 * Takes back that the euros of a redemption were wired; managers may. One that was not is left as it is. Refuses with
 * `unknown_redemption`.
 */
export async function withdrawPayout(ctx: CommunityContext, caller: Caller, id: string): Promise<Redemption> {
  allow(caller, managing);
  await ctx.db.batch([
    ctx.db.delete(redemptionPayout).where(eq(redemptionPayout.id, id)),
    recordChange(ctx, { caller, action: "redemption.unwire", subject: id }),
  ]);
  return findRedemption(ctx, id);
}
