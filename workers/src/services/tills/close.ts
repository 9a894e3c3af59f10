import { and, eq, lt, sql } from "drizzle-orm";

import { till, tillMovement } from "@mereau/db/tenant/schema.ts";
import { centsOf } from "@mereau/shared/contracts/euros.ts";
import type { Till, TillClosingRequest } from "@mereau/shared/contracts/tills.ts";
import { amountTexts } from "@mereau/shared/money/display.ts";
import { EURO_SCALE, euro } from "@mereau/shared/money/euro.ts";
import { minorOf } from "@mereau/shared/policies/parts.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, serving } from "#services/roles.ts";
import { cashIn, findTill, isPending, readTill, type TillRow } from "#services/tills/find.ts";

/** No request lasts so long: what the ledger does not know by then never reached it. */
const ABANDONED_AFTER_MS = 3_600_000;

/**
 * Closes a till with the cash that was counted in the box; its teller may, and managers. What should be there is kept with
 * it. Asked again with the same count and note it answers the same.
 * Refuses with `till_difference_unexplained` a count that differs without a note, with `till_unsettled` while the ledger has
 * not been heard of an issue, with `till_closed` another count of a till that is closed.
 */
export async function closeTill(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  request: TillClosingRequest,
): Promise<Till> {
  allow(caller, serving);
  await findTill(ctx, caller, id);
  const counted = centsOf(request.counted);
  const { note } = request;
  await ctx.db.batch([
    ctx.db
      .delete(tillMovement)
      .where(
        and(
          eq(tillMovement.till, id),
          isPending,
          lt(tillMovement.askedAt, ctx.now - ABANDONED_AFTER_MS),
          sql`exists (select 1 from till where till.id = ${id} and till.closed_at is null)`,
        ),
      ),
    ctx.db
      .run(sql`update ${till} set closed_at = ${ctx.now}, closed_by = ${caller.member}, counted_cents = ${counted},
        expected_cents = ${cashIn(id)}, note = ${note}
      where id = ${id} and closed_at is null and (${note} is not null or ${cashIn(id)} = ${counted})
        and not exists (select 1 from ${tillMovement} where ${tillMovement.till} = ${id} and ${isPending})`),
    recordChange(ctx, { caller, action: "till.close", subject: id, detail: { counted, note } }),
  ]);
  const row = await findTill(ctx, caller, id);
  if (row.closedAt === null) return refuseToClose(ctx, caller, row);
  if (row.counted !== counted || row.note !== note) throw new Refusal("till_closed");
  return readTill(ctx, caller, id);
}

async function refuseToClose(ctx: CommunityContext, caller: Caller, { id }: TillRow): Promise<never> {
  const { pending, expected } = await readTill(ctx, caller, id);
  if (pending > 0) throw new Refusal("till_unsettled");
  throw new Refusal("till_difference_unexplained", {
    detail: { expected },
    figures: { expected: amountTexts(minorOf(expected, EURO_SCALE), euro) },
  });
}
