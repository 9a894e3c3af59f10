import { and, desc, eq, lt } from "drizzle-orm";

import { topUp } from "@mereau/db/tenant/schema.ts";
import type { TopUp, TopUpsQuery } from "@mereau/shared/contracts/topUps.ts";
import { mayRead, mayReadOneOf } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, overseeing } from "#services/roles.ts";
import { standingOfSales } from "#services/sales/verdict.ts";
import { expressTopUp, findTopUp, type TopUpRow } from "#services/top-ups/find.ts";

/** Top-ups in a currency, the newest first: of one account for its holders, and all for those who oversee the community. */
export async function listTopUps(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  { account, cursor, limit }: TopUpsQuery,
): Promise<Page<TopUp>> {
  const { scale } = await findCurrency(ctx, code);
  if (account === undefined) allow(caller, overseeing);
  else await mayRead(ctx, caller, account);
  const [before] = readPlace(textPlace, cursor) ?? [undefined];
  const rows = await ctx.db
    .select()
    .from(topUp)
    .where(
      and(
        eq(topUp.currency, code),
        account === undefined ? undefined : eq(topUp.account, account),
        before === undefined ? undefined : lt(topUp.id, before),
      ),
    )
    .orderBy(desc(topUp.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, (row) => [row.id]);
  const standingOf = await standingOfSales(
    ctx,
    page.items.map(({ id }) => id),
  );
  return { ...page, items: page.items.map((row) => expressTopUp(row, scale, standingOf(row.id))) };
}

/** The row of a top-up, for the holders of its account and for those who oversee the community. Refuses with `unknown_top_up`. */
export async function findOwnTopUp(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  id: string,
): Promise<TopUpRow> {
  const row = await findTopUp(ctx, code, id);
  if (!(await mayReadOneOf(ctx, caller, [row.account]))) throw new Refusal("unknown_top_up");
  return row;
}

/** One top-up, for the same. */
export async function getTopUp(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  id: string,
): Promise<TopUp> {
  const { scale } = await findCurrency(ctx, code);
  const row = await findOwnTopUp(ctx, caller, code, id);
  const standingOf = await standingOfSales(ctx, [id]);
  return expressTopUp(row, scale, standingOf(id));
}
