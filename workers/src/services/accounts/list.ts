import { and, asc, eq, gt, sql } from "drizzle-orm";

import { account } from "@mereau/db/tenant/schema.ts";
import type { Account, AccountsQuery } from "@mereau/shared/contracts/accounts.ts";
import { expressAccounts, selectAccounts } from "#services/accounts/express.ts";
import { accountsIn, type Unit } from "#services/accounts/inUnit.ts";
import { readableBy } from "#services/accounts/readable.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { allow, overseeing } from "#services/roles.ts";

/**
 * The caller’s own accounts, save those at whose till they stand, in the order of their ids; or, for those who oversee the community, another member’s, or
 * all there are, those that currencies keep for themselves included.
 */
export async function listAccounts(
  ctx: CommunityContext,
  caller: Caller,
  query: Omit<AccountsQuery, "unit"> & { unit?: Unit },
): Promise<Page<Account>> {
  const holder = query.member ?? (query.all ? undefined : caller.member);
  if (holder !== caller.member) allow(caller, overseeing);
  const [after] = readPlace(textPlace, query.cursor) ?? [""];
  const held = sql`${account.id} in ${readableBy(holder)}`;
  const rows = await selectAccounts(ctx, caller.member)
    .where(
      and(
        gt(account.id, after),
        holder === undefined ? undefined : held,
        query.currency === undefined ? undefined : eq(account.currency, query.currency),
      ),
    )
    .orderBy(asc(account.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.account.id]);
  return {
    items: await accountsIn(ctx, await expressAccounts(ctx, page.items), query.unit ?? "currency"),
    next: page.next,
  };
}
