import { eq, sql } from "drizzle-orm";

import { redemptionExportLine, redemptionPayout, transfer } from "@mereau/db/tenant/schema.ts";
import type { PayoutRequest, Redemption } from "@mereau/shared/contracts/redemptions.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { centsOwed, findRedemption, isRedemption, selectRedemptions } from "#services/redemptions/find.ts";
import { hasApprovals } from "#services/redemptions/approvals.ts";
import { twoFromCents } from "#services/redemptions/rule.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { isUndone } from "#services/transfers/undone.ts";

/**
 * Says that the euros of a redemption were wired, when and under which reference of the bank; managers may. No money moves by
 * it. Asked again it answers the same; another date or reference takes the place of the first.
 * Refuses with `unknown_redemption`, with `already_reversed` where nothing is owed any more, with `approval_missing` so many euros that two
 * managers must approve them and have not, with `redemption_exported` what is in a file for the bank: that is wired as a whole.
 */
export async function recordPayout(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  { wiredOn, reference }: PayoutRequest,
): Promise<Redemption> {
  allow(caller, managing);
  const twoFrom = await twoFromCents(ctx);
  const [row] = await selectRedemptions(ctx).where(sql`${transfer.id} = ${id} and ${isRedemption}`);
  if (!row) throw new Refusal("unknown_redemption");
  const cents = centsOwed(row) ?? 0;
  // Below the threshold, whoever says that they have wired it has approved it by that
  const needed = twoFrom !== null && cents >= twoFrom ? 2 : 0;
  await ctx.db.batch([
    ctx.db.run(sql`insert into ${redemptionPayout} (id, wired_on, reference, recorded_by, recorded_at)
      select ${transfer.id}, ${wiredOn}, ${reference}, ${caller.member}, ${ctx.now} from ${transfer}
      where ${transfer.id} = ${id} and ${isRedemption} and not ${isUndone(transfer.id)}
        and (exists (select 1 from ${redemptionPayout} where id = ${id}) or
          (${hasApprovals(sql`${id}`, needed)} and not exists (select 1 from ${redemptionExportLine}
            where ${redemptionExportLine.redemption} = ${id} and ${redemptionExportLine.outAt} is null)))
      on conflict (id) do update set wired_on = excluded.wired_on, reference = excluded.reference,
        recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
      where redemption_payout.wired_on <> excluded.wired_on or redemption_payout.reference is not excluded.reference`),
    recordChange(ctx, { caller, action: "redemption.wire", subject: id, detail: { wiredOn, reference } }),
  ]);
  const found = await findRedemption(ctx, id);
  if (found.state === "reversed") throw new Refusal("already_reversed");
  if (found.state === "wired") return found;
  throw new Refusal(found.export === null ? "approval_missing" : "redemption_exported");
}

/**
 * Takes back that the euros of a redemption were wired; managers may. It is out of the file that it was wired with, and may stand in
 * another one. One that was not wired is left as it is. Refuses with `unknown_redemption`.
 */
export async function withdrawPayout(ctx: CommunityContext, caller: Caller, id: string): Promise<Redemption> {
  allow(caller, managing);
  await ctx.db.batch([
    ctx.db
      .update(redemptionExportLine)
      .set({ outAt: ctx.now })
      .where(
        sql`${redemptionExportLine.redemption} = ${id} and ${redemptionExportLine.outAt} is null
          and exists (select 1 from ${redemptionPayout} where ${redemptionPayout.id} = ${id})`,
      ),
    ctx.db.delete(redemptionPayout).where(eq(redemptionPayout.id, id)),
    recordChange(ctx, { caller, action: "redemption.unwire", subject: id }),
  ]);
  return findRedemption(ctx, id);
}
