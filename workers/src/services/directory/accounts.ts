import { and, asc, eq, inArray, ne } from "drizzle-orm";

import { account, accountHolder, accountProfile } from "@mereau/db/tenant/schema.ts";
import type { DirectoryEntry } from "@mereau/shared/contracts/directory.ts";
import type { CommunityContext } from "#services/context.ts";
import { ladderColumn, shownCredit } from "#services/credit/standing.ts";

/** The accounts on which each of these members can be paid, by their id. */
export async function payableAccounts(
  ctx: CommunityContext,
  members: string[],
): Promise<Map<string, DirectoryEntry["accounts"]>> {
  if (members.length === 0) return new Map();
  const rows = await ctx.db
    .select({
      member: accountHolder.member,
      name: accountProfile.name,
      account,
      ladder: ladderColumn(ctx),
    })
    .from(accountHolder)
    .innerJoin(account, and(eq(account.id, accountHolder.account), ne(account.status, "closed")))
    .innerJoin(accountProfile, eq(accountProfile.account, account.id))
    .where(and(inArray(accountHolder.member, members), eq(accountHolder.role, "owner")))
    .orderBy(asc(account.id));
  const byMember = new Map<string, DirectoryEntry["accounts"]>();
  for (const { member: owner, name, ...row } of rows) {
    const { id, currency } = row.account;
    const payable = { id, currency, name, credit: shownCredit(row) };
    byMember.set(owner, [...(byMember.get(owner) ?? []), payable]);
  }
  return byMember;
}
