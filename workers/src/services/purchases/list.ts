import { and, asc, desc, eq, lt, sql } from "drizzle-orm";

import { purchase, purchaseLine } from "@mereau/db/tenant/schema.ts";
import type { Purchase, PurchasesQuery } from "@mereau/shared/contracts/purchases.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { readableBy } from "#services/accounts/readable.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { type PurchaseRow, tellPurchase } from "#services/purchases/find.ts";
import { allow, overseeing } from "#services/roles.ts";
import { standingOfSales } from "#services/sales/verdict.ts";

/** Purchases that were paid from an account which the caller may read. */
const ownPurchases = ({ member }: Caller) =>
  sql`${purchase.id} in (select id from ${purchase}
    where from_account in ${readableBy(member)})`;

/**
 * What was bought from the tariff, the newest first: from the accounts that the caller holds; with `account`, from that one,
 * for its holders and those who oversee the community; with `all`, by everybody, for the latter.
 * Refuses with `forbidden` and `unknown_account`.
 */
export async function listPurchases(
  ctx: CommunityContext,
  caller: Caller,
  { account, all, cursor, limit }: PurchasesQuery,
): Promise<Page<Purchase>> {
  if (all) allow(caller, overseeing);
  if (account !== undefined) await mayRead(ctx, caller, account);
  const [before] = readPlace(textPlace, cursor) ?? [undefined];
  const rows = await ctx.db
    .select()
    .from(purchase)
    .where(
      and(
        account !== undefined || all ? undefined : ownPurchases(caller),
        account === undefined ? undefined : eq(purchase.from, account),
        before === undefined ? undefined : lt(purchase.id, before),
      ),
    )
    .orderBy(desc(purchase.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, (row) => [row.id]);
  return { items: await tellPurchases(ctx, page.items), next: page.next };
}

/** Purchases with what was bought and how each stands, in three reads however many they are. */
async function tellPurchases(ctx: CommunityContext, rows: readonly PurchaseRow[]): Promise<Purchase[]> {
  const ids = rows.map(({ id }) => id);
  const [lines, standingOf] = await Promise.all([
    ctx.db
      .select()
      .from(purchaseLine)
      .where(sql`${purchaseLine.purchase} in (select value from json_each(${JSON.stringify(ids)}))`)
      .orderBy(asc(purchaseLine.purchase), asc(purchaseLine.line)),
    standingOfSales(ctx, ids),
  ]);
  const byPurchase = Map.groupBy(lines, (line) => line.purchase);
  return Promise.all(
    rows.map(async (row) =>
      tellPurchase(
        { row, lines: byPurchase.get(row.id) ?? [] },
        await scaleOf(ctx, row.currency),
        standingOf(row.id),
      ),
    ),
  );
}
