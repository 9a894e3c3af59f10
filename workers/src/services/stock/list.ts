import { and, desc, eq, sql } from "drizzle-orm";
import * as z from "zod";

import { stockMove } from "@mereau/db/tenant/schema.ts";
import type { StockMove } from "@mereau/shared/contracts/stock.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace } from "#services/page.ts";
import { allow, overseeing } from "#services/roles.ts";

const place = z.tuple([z.int(), z.string()]);

/** What changed how many of a product there are, the newest first, for those who oversee the community. */
export async function listStockMoves(
  ctx: CommunityContext,
  caller: Caller,
  product: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<StockMove>> {
  allow(caller, overseeing);
  const before = readPlace(place, cursor);
  const rows = await ctx.db
    .select()
    .from(stockMove)
    .where(
      and(
        eq(stockMove.product, product),
        before && sql`(${stockMove.at}, ${stockMove.cause}) < (${before[0]}, ${before[1]})`,
      ),
    )
    .orderBy(desc(stockMove.at), desc(stockMove.cause))
    .limit(limit + 1);
  const page = cutPage(rows, limit, (row) => [row.at, row.cause]);
  return {
    ...page,
    items: page.items.map(({ cause, kind, change, note, by, at }) => ({ cause, kind, change, note, by, at })),
  };
}
