import { sql } from "drizzle-orm";

import { redemptionExport, redemptionExportLine, redemptionPayout } from "@mereau/db/tenant/schema.ts";
import type { RedemptionExport } from "@mereau/shared/contracts/payouts.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findExport } from "#services/redemption-exports/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

const isOpen = (id: string) => sql`exists (select 1 from ${redemptionExport}
  where id = ${id} and wired_on is null and taken_back_at is null)`;

/**
 * Says that the bank has carried a file out: the euros of all that is in it are wired; managers may. Asked again with the same day it
 * answers the same. Refuses with `unknown_redemption_export`, and with `redemption_export_settled` one that was settled otherwise.
 */
export async function wireExport(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  wiredOn: string,
): Promise<RedemptionExport> {
  allow(caller, managing);
  await ctx.db.batch([
    ctx.db.run(sql`insert into ${redemptionPayout} (id, wired_on, reference, recorded_by, recorded_at)
      select redemption, ${wiredOn}, ${id.replaceAll("-", "")}, ${caller.member}, ${ctx.now} from ${redemptionExportLine}
      where export = ${id} and out_at is null and ${isOpen(id)}
      on conflict (id) do nothing`),
    ctx.db
      .run(sql`update ${redemptionExport} set wired_on = ${wiredOn}, wired_at = ${ctx.now}, wired_by = ${caller.member}
      where id = ${id} and wired_on is null and taken_back_at is null`),
    recordChange(ctx, { caller, action: "redemption_export.wire", subject: id, detail: { wiredOn } }),
  ]);
  const found = await findExport(ctx, id);
  if (found.wiredOn !== wiredOn) throw new Refusal("redemption_export_settled");
  return found;
}

/**
 * Takes a file back that the bank has not carried out: all that is in it is due again, and still approved; managers may. Asked again
 * it answers the same. Refuses with `unknown_redemption_export`, and with `redemption_export_settled` one that was wired.
 */
export async function takeExportBack(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  reason: string,
): Promise<RedemptionExport> {
  allow(caller, managing);
  await ctx.db.batch([
    ctx.db.run(sql`update ${redemptionExportLine} set out_at = ${ctx.now}
      where export = ${id} and out_at is null and ${isOpen(id)}`),
    ctx.db.run(sql`update ${redemptionExport}
      set taken_back_at = ${ctx.now}, taken_back_by = ${caller.member}, taken_back_because = ${reason}
      where id = ${id} and wired_on is null and taken_back_at is null`),
    recordChange(ctx, { caller, action: "redemption_export.take_back", subject: id, detail: { reason } }),
  ]);
  const found = await findExport(ctx, id);
  if (found.state !== "taken_back") throw new Refusal("redemption_export_settled");
  return found;
}
