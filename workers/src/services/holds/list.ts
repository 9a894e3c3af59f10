import { and, asc, eq, gt, or } from "drizzle-orm";
import * as z from "zod";

import { hold } from "@mereau/db/tenant/schema.ts";
import type { Hold, HoldsQuery } from "@mereau/shared/contracts/holds.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressHold } from "#services/holds/find.ts";
import { cutPage, type Page, readPlace } from "#services/page.ts";

const place = z.tuple([z.string()]);

/** The open holds of an account, as payer or as payee, in the order in which they were placed. */
export async function listHolds(
  ctx: CommunityContext,
  caller: Caller,
  query: HoldsQuery,
): Promise<Page<Hold>> {
  await mayRead(ctx, caller, query.account);
  const [after] = readPlace(place, query.cursor) ?? [""];
  const rows = await ctx.db
    .select()
    .from(hold)
    .where(
      and(
        eq(hold.state, "open"),
        gt(hold.expiresAt, ctx.now),
        or(eq(hold.from, query.account), eq(hold.to, query.account)),
        gt(hold.id, after),
      ),
    )
    .orderBy(asc(hold.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.id]);
  return { items: await Promise.all(page.items.map((row) => expressHold(ctx, row))), next: page.next };
}
