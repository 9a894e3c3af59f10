import { and, asc, eq, gt, or, sql, type SQL } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { Member, MembersQuery } from "@mereau/shared/contracts/members.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, numberPlace, type Page, readPlace } from "#services/page.ts";
import { allow, overseeing } from "#services/roles.ts";

/** A text contained in a column, whatever its case; `%` and `_` stand for themselves. */
export const contains = (column: SQL | typeof member.name | typeof member.email, text: string): SQL =>
  sql`${column} like ${`%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`} escape '\\'`;

/** The members in the order of their numbers, for those who run the community. `q` looks in names, addresses and numbers. */
export async function listMembers(
  ctx: CommunityContext,
  caller: Caller,
  query: MembersQuery,
): Promise<Page<Member>> {
  allow(caller, overseeing);
  const [after] = readPlace(numberPlace, query.cursor) ?? [0];
  const rows = await ctx.db
    .select()
    .from(member)
    .where(
      and(
        gt(member.number, after),
        query.status && eq(member.status, query.status),
        query.type === undefined ? undefined : eq(member.type, query.type),
        query.q ? found(query.q) : undefined,
      ),
    )
    .orderBy(asc(member.number))
    .limit(query.limit + 1);
  return cutPage(rows, query.limit, (row) => [row.number]);
}

const found = (text: string): SQL | undefined =>
  or(
    contains(member.name, text),
    contains(member.email, text),
    /^\d{1,9}$/.test(text) ? eq(member.number, Number(text)) : undefined,
  );
