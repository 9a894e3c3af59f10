import { and, asc, gt, sql, type SQL } from "drizzle-orm";

import { hold } from "@mereau/db/tenant/schema.ts";
import type { Hold, HoldsQuery } from "@mereau/shared/contracts/holds.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressHold } from "#services/holds/find.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";

/** The open holds of an account, on either side. `open` is written out: a bound value would miss the indexes over them. */
const openHoldsOf = (account: string): SQL =>
  sql`(select id from ${hold} where state = 'open' and from_account = ${account}
    union select id from ${hold} where state = 'open' and to_account = ${account})`;

/** The open holds of an account, as payer or as payee, in the order in which they were placed. */
export async function listHolds(
  ctx: CommunityContext,
  caller: Caller,
  query: HoldsQuery,
): Promise<Page<Hold>> {
  await mayRead(ctx, caller, query.account);
  const [after] = readPlace(textPlace, query.cursor) ?? [""];
  const rows = await ctx.db
    .select()
    .from(hold)
    .where(
      and(sql`${hold.id} in ${openHoldsOf(query.account)}`, gt(hold.expiresAt, ctx.now), gt(hold.id, after)),
    )
    .orderBy(asc(hold.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.id]);
  return { items: await Promise.all(page.items.map((row) => expressHold(ctx, row))), next: page.next };
}
