import { and, asc, eq, gt, inArray, ne, or } from "drizzle-orm";

import { account, accountHolder, accountProfile, member, memberType } from "@mereau/db/tenant/schema.ts";
import type { DirectoryEntry, DirectoryQuery } from "@mereau/shared/contracts/members.ts";
import type { CommunityContext } from "#services/context.ts";
import { ladderColumn, shownCredit } from "#services/credit/standing.ts";
import { contains } from "#services/members/list.ts";
import { cutPage, numberPlace, type Page, readPlace } from "#services/page.ts";

/** Active members, with the accounts on which they can be paid, in the order of their numbers. No address, no telephone. */
export async function readDirectory(
  ctx: CommunityContext,
  query: DirectoryQuery,
): Promise<Page<DirectoryEntry>> {
  const [after] = readPlace(numberPlace, query.cursor) ?? [0];
  const number =
    query.q !== undefined && /^\d{1,9}$/.test(query.q) ? eq(member.number, Number(query.q)) : undefined;
  const rows = await ctx.db
    .select({
      id: member.id,
      number: member.number,
      name: member.name,
      type: member.type,
      provider: memberType.provider,
    })
    .from(member)
    .innerJoin(memberType, eq(memberType.code, member.type))
    .where(
      and(
        eq(member.status, "active"),
        gt(member.number, after),
        query.provider === undefined ? undefined : eq(memberType.provider, query.provider),
        query.q ? or(contains(member.name, query.q), number) : undefined,
      ),
    )
    .orderBy(asc(member.number))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.number]);
  const accounts = await payableAccounts(
    ctx,
    page.items.map((row) => row.id),
  );
  const items = page.items.map(({ id, ...entry }) => ({ ...entry, accounts: accounts.get(id) ?? [] }));
  return { items, next: page.next };
}

async function payableAccounts(
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
