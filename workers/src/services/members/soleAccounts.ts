import { and, eq, sql } from "drizzle-orm";

import { account, accountHolder } from "@mereau/db/tenant/schema.ts";
import type { AccountStatus } from "@mereau/shared/ledger/account.ts";
import type { CommunityContext } from "#services/context.ts";

/** The accounts of this status of which the member is the only owner. */
export async function soleAccounts(
  ctx: CommunityContext,
  member: string,
  status: AccountStatus,
): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: account.id })
    .from(accountHolder)
    .innerJoin(account, and(eq(account.id, accountHolder.account), eq(account.status, status)))
    .where(
      and(
        eq(accountHolder.member, member),
        eq(accountHolder.role, "owner"),
        sql`not exists (select 1 from ${accountHolder} as other where other.account = ${account.id}
          and other.role = 'owner' and other.member <> ${member})`,
      ),
    );
  return rows.map((row) => row.id);
}
