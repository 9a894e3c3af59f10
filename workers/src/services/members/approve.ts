import { and, eq } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { MemberWithAccounts } from "@mereau/shared/contracts/members.ts";
import { forgetHolders } from "#services/accounts/holders.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember, findMemberType } from "#services/members/find.ts";
import { withAccounts } from "#services/members/get.ts";
import { openTypeAccounts, ownershipWrites } from "#services/members/openAccounts.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Takes an applicant in: opens the accounts of their type, makes them its owner, then active.
 * Every step may be repeated, so that whatever fails, asking again finishes it; asked once more, it answers the same.
 * Refuses with `already_decided` an application that was refused or a member who has been suspended or has left.
 */
export async function approveMember(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<MemberWithAccounts> {
  allow(caller, managing);
  const row = await findMember(ctx, id);
  if (row.status === "active") return withAccounts(ctx, row);
  if (row.status !== "applied") throw new Refusal("already_decided");

  const accounts = await openTypeAccounts(ctx, row, await findMemberType(ctx, row.type));
  const [, , approved] = await ctx.db.batch([
    ...ownershipWrites(ctx, row, accounts),
    ctx.db
      .update(member)
      .set({ status: "active", decidedAt: ctx.now, decidedBy: caller.member, decisionReason: null })
      .where(and(eq(member.id, id), eq(member.status, "applied")))
      .returning(),
  ]);
  for (const account of accounts) forgetHolders(ctx, { account });
  const after = approved[0] ?? (await findMember(ctx, id));
  if (after.status !== "active") throw new Refusal("already_decided");
  if (approved[0]) await record(ctx, { caller, action: "member.approve", subject: id, detail: { accounts } });
  return withAccounts(ctx, after);
}
