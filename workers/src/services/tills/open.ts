import { eq, sql } from "drizzle-orm";

import { till } from "@mereau/db/tenant/schema.ts";
import { centsOf } from "@mereau/shared/contracts/euros.ts";
import type { Till, TillRequest } from "@mereau/shared/contracts/tills.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, serving } from "#services/roles.ts";
import { readTill } from "#services/tills/find.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

/**
 * Opens a till of the caller’s own with the cash that is in the box; those who serve members may. Asked again with the same
 * id it is the same till. Refuses with `till_already_open`, `id_reused`.
 */
export async function openTill(ctx: CommunityContext, caller: Caller, request: TillRequest): Promise<Till> {
  allow(caller, serving);
  const float = centsOf(request.float);
  const { id, place } = request;
  if (!(await isThere(ctx, caller, { id, float, place })))
    try {
      await ctx.db.batch([
        ctx.db.run(sql`insert into ${till} (id, number, teller, place, opened_at, float_cents)
          select ${id}, coalesce(max(number), 0) + 1, ${caller.member}, ${place}, ${ctx.now}, ${float} from ${till}`),
        recordWrite(ctx, { caller, action: "till.open", subject: id, detail: { float, place } }),
      ]);
    } catch (error) {
      if (uniqueViolation(error) === null) throw error;
      // Either the same request came in between, or another till of theirs is open
      if (!(await isThere(ctx, caller, { id, float, place }))) throw new Refusal("till_already_open");
    }
  return readTill(ctx, caller, id);
}

/** Whether this very till was opened before. Refuses with `id_reused` where the id stands for another. */
async function isThere(
  { db }: CommunityContext,
  { member }: Caller,
  { id, float, place }: { id: string; float: number; place: string | null },
): Promise<boolean> {
  const [known] = await db.select().from(till).where(eq(till.id, id));
  if (!known) return false;
  if (known.teller !== member || known.float !== float || known.place !== place)
    throw new Refusal("id_reused");
  return true;
}
