import { sql } from "drizzle-orm";

import { setting } from "@mereau/db/tenant/schema.ts";
import type { Opening } from "@mereau/shared/contracts/opening.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { isPreparing } from "#services/opening/change.ts";
import { firstPage } from "#services/opening/notice.ts";
import { readOpening } from "#services/opening/read.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";

/**
 * Opens the community for good: from now on money moves, and every member is told so once. Administrators alone may. Asked again it
 * answers the same. Refuses with `email_unconfirmed` where no administrator has yet used a code that was sent to them.
 */
export async function openCommunity(ctx: CommunityContext, caller: Caller): Promise<Opening> {
  allow(caller, ["admin"]);
  const { state, done } = await readOpening(ctx, caller);
  if (state === "preparing" && !done.email) throw new Refusal("email_unconfirmed");
  if (state === "preparing")
    await writePlanned(ctx, ctx.now, [
      ctx.db
        .update(setting)
        .set({ value: sql`json_set(${setting.value}, '$.openedAt', ${ctx.now})`, updatedAt: ctx.now })
        .where(isPreparing),
      recordChange(ctx, { caller, action: "opening.open", subject: ctx.id }),
      planRun(ctx, firstPage(ctx, { by: caller.member })),
    ]);
  return readOpening(ctx, caller);
}
