import { eq } from "drizzle-orm";

import { member, passkey } from "@mereau/db/tenant/schema.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { tellMember } from "#services/devices/tell.ts";
import { mayRevoke } from "#services/keys/owner.ts";
import { Refusal } from "#services/refusal.ts";
import { writePlanned } from "#services/scheduled/plan.ts";
import { keepLastWay } from "#services/second-factor/keep.ts";
import { requireStepForWays } from "#services/second-factor/require.ts";

/**
 * Removes a passkey: nobody signs in with it any more, and its member is told by letter. Sessions that it opened go on.
 * Its owner may, and the managers. Refuses with `not_found`, also where it was removed before, with
 * `second_factor_required`, and with `second_factor_kept` the only way of somebody of the team who must have one.
 */
export async function removePasskey(ctx: CommunityContext, caller: Caller, id: string): Promise<void> {
  requireStepForWays(caller);
  const [row] = await ctx.db
    .select({ member: passkey.member, name: passkey.name, language: member.language })
    .from(passkey)
    .innerJoin(member, eq(member.id, passkey.member))
    .where(eq(passkey.id, id));
  const principal = mayRevoke(caller, row);
  if (!row) throw new Refusal("not_found");
  const { name, language } = row;
  if (row.member === caller.member) await keepLastWay(ctx, caller);
  await writePlanned(ctx, ctx.now, [
    ctx.db.delete(passkey).where(eq(passkey.id, id)),
    recordChange(ctx, { caller, ...principal, action: "passkey.remove", subject: id, detail: { name } }),
    tellMember(ctx, { news: "passkey_removed", member: { id: row.member, language }, about: id, name }),
  ]);
}
