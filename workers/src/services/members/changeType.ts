import { eq } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { MemberWithAccounts } from "@mereau/shared/contracts/members.ts";
import { forgetHolders } from "#services/accounts/holders.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { planFollowing } from "#services/limits/follow.ts";
import { findMember, findNamedType } from "#services/members/find.ts";
import { withAccounts } from "#services/members/get.ts";
import { openTypeAccounts, ownershipWrites } from "#services/members/openAccounts.ts";
import { settleStandings, unsettledWrite } from "#services/membership/settle.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";

/**
 * Makes a member one of another type. An active member gets the accounts that the new type brings and they lack; those
 * they have follow the limits of the new type soon after, but for limits of their own. Asked again it finishes what is
 * left to do.
 * Refuses with `invalid_input` where there is no such type, and with `member_not_active` whoever was refused or has left.
 */
export async function changeType(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  code: string,
): Promise<MemberWithAccounts> {
  allow(caller, managing);
  const [before, type] = await Promise.all([findMember(ctx, id), findNamedType(ctx, code)]);
  if (before.status === "refused" || before.status === "left") throw new Refusal("member_not_active");

  const accounts = before.status === "active" ? await openTypeAccounts(ctx, before, type) : [];
  await writePlanned(ctx, ctx.now, [
    ...ownershipWrites(ctx, before, accounts),
    ctx.db.update(member).set({ type: code }).where(eq(member.id, id)),
    unsettledWrite(ctx, id),
    planRun(ctx, planFollowing(ctx, code)),
  ]);
  for (const account of accounts) forgetHolders(ctx, { account });
  await settleStandings(ctx);
  if (before.type !== code)
    await record(ctx, {
      caller,
      action: "member.type",
      subject: id,
      detail: { before: before.type, after: code },
    });
  return withAccounts(ctx, { ...before, type: code });
}
