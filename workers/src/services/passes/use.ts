import { eq, sql } from "drizzle-orm";

import { pass, passUse } from "@mereau/db/tenant/schema.ts";
import type { Pass } from "@mereau/shared/contracts/passes.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressPass, isPaid, selectPasses } from "#services/passes/list.ts";
import { Refusal } from "#services/refusal.ts";
import { writeAll } from "#services/scheduled/plan.ts";

/**
 * Uses a pass once for each id, counted in the statement that writes it down, so that of any number at once none is one too many. The
 * owners and operators of its account may, and those who serve members.
 * Refuses with `unknown_pass`, `pass_over` and `id_reused`.
 */
export async function usePass(ctx: CommunityContext, caller: Caller, id: string, use: string): Promise<Pass> {
  const { db, now } = ctx;
  const [found] = await selectPasses(ctx, eq(pass.id, id));
  if (!found) throw new Refusal("unknown_pass");
  const { onBehalfOf } = await actorFor(ctx, caller, found.pass.account);
  await writeAll(ctx, [
    db.run(sql`insert into ${passUse} (id, pass, used_by, at)
      select ${use}, ${pass.id}, ${caller.member}, ${now} from ${pass}
      where ${pass.id} = ${id} and ${isPaid} and (${pass.endsAt} is null or ${pass.endsAt} > ${now})
        and (${pass.uses} is null or ${pass.uses} > (select count(*) from ${passUse} where ${passUse.pass} = ${id}))
      on conflict do nothing`),
    recordChange(ctx, { caller, onBehalfOf, action: "pass.use", subject: id, detail: { use } }),
  ]);
  const [written] = await db.select().from(passUse).where(eq(passUse.id, use));
  if (!written) throw new Refusal("pass_over");
  if (written.pass !== id) throw new Refusal("id_reused");
  const [after] = await selectPasses(ctx, eq(pass.id, id));
  return expressPass(after ?? found, now);
}
