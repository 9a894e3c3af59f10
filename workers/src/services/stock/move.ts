import { and, eq, sql } from "drizzle-orm";

import { productStock, stockMove, transfer } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import type { Write } from "#services/scheduled/plan.ts";
import { checkViolation } from "#services/uniqueViolation.ts";

type Sold = { product: string; quantity: number };

const moved = (product: unknown, cause: string, kind: "sale" | "return") =>
  sql`exists (select 1 from ${stockMove} where product = ${product} and cause = ${cause} and kind = ${kind})`;

/**
 * The writes that take what is sold out of the counts, once for each cause, together with what is sold. Where there is not enough
 * they fail, and with them the whole transaction: `refuseOutOfStock` says so.
 */
export function sellStock({ db, now }: CommunityContext, cause: string, lines: readonly Sold[]): Write[] {
  const quantities = new Map<string, number>();
  for (const { product, quantity } of lines)
    quantities.set(product, (quantities.get(product) ?? 0) + quantity);
  return [...quantities].flatMap(([product, quantity]) => [
    db
      .update(productStock)
      .set({ left: sql`${productStock.left} - ${quantity}` })
      .where(and(eq(productStock.product, product), sql`not ${moved(product, cause, "sale")}`)),
    db.run(sql`insert into ${stockMove} (product, cause, kind, change, at)
      select product, ${cause}, 'sale', ${-quantity}, ${now} from ${productStock}
      where product = ${product} on conflict do nothing`),
  ]);
}

/** The writes that put back what was sold for this cause, once; with `refused`, only where the ledger has refused that transfer. */
export function returnStock(
  { db, now }: CommunityContext,
  cause: string,
  { refused }: { refused?: string } = {},
): Write[] {
  const applies =
    refused === undefined
      ? sql`true`
      : sql`exists (select 1 from ${transfer} where ${transfer.id} = ${refused} and ${transfer.verdict} <> 'accepted')`;
  const taken = sql`(select -change from ${stockMove}
    where product = ${productStock.product} and cause = ${cause} and kind = 'sale')`;
  return [
    db
      .update(productStock)
      .set({ left: sql`${productStock.left} + ${taken}` })
      .where(
        and(
          applies,
          sql`${productStock.product} in (select product from ${stockMove} where cause = ${cause} and kind = 'sale')`,
          sql`not ${moved(productStock.product, cause, "return")}`,
        ),
      ),
    db.run(sql`insert into ${stockMove} (product, cause, kind, change, at)
      select product, cause, 'return', -change, ${now} from ${stockMove}
      where cause = ${cause} and kind = 'sale' and ${applies} on conflict do nothing`),
  ];
}

/** Refuses with `out_of_stock` where a write failed because too little is left; throws any other failure on. */
export function refuseOutOfStock(error: unknown): never {
  if (checkViolation(error) === "product_stock_enough") throw new Refusal("out_of_stock");
  throw error;
}
