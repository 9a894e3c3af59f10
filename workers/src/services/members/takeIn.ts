import { and, eq } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import { forgetHolders } from "#services/accounts/holders.ts";
import type { CommunityContext } from "#services/context.ts";
import { claimPhoneWrite } from "#services/members/claimPhone.ts";
import { findMember, findMemberType, type MemberRow } from "#services/members/find.ts";
import { openTypeAccounts, ownershipWrites } from "#services/members/openAccounts.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * Opens the accounts that an applicant’s type brings, makes them its owner, then active. Every step may be repeated.
 * Refuses with `already_decided` where somebody else refused the application meanwhile.
 *
 * @param decidedBy the manager who approved, or null where the community’s rules admit them
 * @returns the member as they are now, the accounts, and whether it was this call that took them in
 */
export async function takeIn(
  ctx: CommunityContext,
  row: MemberRow,
  decidedBy: string | null,
): Promise<{ row: MemberRow; accounts: string[]; isNew: boolean }> {
  const accounts = await openTypeAccounts(ctx, row, await findMemberType(ctx, row.type));
  const [, , taken] = await ctx.db.batch([
    ...ownershipWrites(ctx, row, accounts),
    ctx.db
      .update(member)
      .set({ status: "active", decidedAt: ctx.now, decidedBy, decisionReason: null })
      .where(and(eq(member.id, row.id), eq(member.status, "applied")))
      .returning(),
    claimPhoneWrite(ctx, row.id),
  ]);
  for (const account of accounts) forgetHolders(ctx, { account });
  const after = taken[0] ?? (await findMember(ctx, row.id));
  if (after.status !== "active") throw new Refusal("already_decided");
  return { row: after, accounts, isNew: taken.length > 0 };
}
