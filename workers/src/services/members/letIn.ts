import { and, eq } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import { forgetHolders } from "#services/accounts/holders.ts";
import type { CommunityContext } from "#services/context.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import type { MemberRow } from "#services/members/find.ts";
import { restateAccounts } from "#services/members/restateAccounts.ts";
import { soleAccounts } from "#services/members/soleAccounts.ts";
import { considerMember } from "#services/membership/consider.ts";
import { announce, settleStandings, unsettledWrite } from "#services/membership/settle.ts";

/**
 * Lets a suspended member back in, and reopens the accounts that they alone own. Asked again it finishes what is left.
 *
 * @param by the manager who decided; null where the community’s rules did
 * @returns the member, where it was this call that let them in
 */
export async function letIn(
  ctx: CommunityContext,
  id: string,
  by: string | null,
): Promise<MemberRow | undefined> {
  const accounts = await soleAccounts(ctx, id, "suspended");
  await submitSettings(
    ctx,
    accounts.map((account) => ({ kind: "set_status", account, status: "open" })),
  );
  await announce(ctx);
  const [[reactivated]] = await ctx.db.batch([
    ctx.db
      .update(member)
      .set({ status: "active", decidedAt: ctx.now, decidedBy: by, decisionReason: null })
      .where(and(eq(member.id, id), eq(member.status, "suspended")))
      .returning(),
    unsettledWrite(ctx, id),
  ]);
  forgetHolders(ctx, { member: id });
  await restateAccounts(ctx, id);
  await considerMember(ctx, id);
  await settleStandings(ctx);
  return reactivated;
}
