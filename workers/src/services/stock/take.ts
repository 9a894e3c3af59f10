import { and, eq, sql } from "drizzle-orm";

import { productStock, stockMove } from "@mereau/db/tenant/schema.ts";
import type { Product } from "@mereau/shared/contracts/products.ts";
import type { StockTake } from "@mereau/shared/contracts/stock.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findProduct, tellProduct } from "#services/products/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, serving } from "#services/roles.ts";
import { writeAll } from "#services/scheduled/plan.ts";

/**
 * Says how many of a product there are, or that they are not counted any more; those who serve members may. Twice with one id is
 * once. Refuses with `unknown_product` and `id_reused`.
 */
export async function takeStock(
  ctx: CommunityContext,
  caller: Caller,
  product: string,
  { id, counted, mayGoBelow, note }: StockTake,
): Promise<Product> {
  allow(caller, serving);
  const { db, now } = ctx;
  await findProduct(ctx, product);
  const isTake = and(eq(stockMove.cause, id), eq(stockMove.kind, "take"));
  const [known] = await db.select().from(stockMove).where(isTake);
  if (known && (known.product !== product || known.note !== note)) throw new Refusal("id_reused");
  if (known) return tellProduct(ctx, product);
  const own = eq(productStock.product, product);
  const hasMoved = sql`changes() > 0`;
  await writeAll(ctx, [
    db.insert(productStock).values({ product, left: 0, mayGoBelow }).onConflictDoNothing(),
    db.run(sql`insert into ${stockMove} (product, cause, kind, change, note, counted_by, at)
      select product, ${id}, 'take', ${counted ?? 0} - left_over, ${note}, ${caller.member}, ${now}
      from ${productStock} where product = ${product} on conflict do nothing`),
    counted === null
      ? db.delete(productStock).where(and(own, hasMoved))
      : db.update(productStock).set({ left: counted, mayGoBelow }).where(and(own, hasMoved)),
    recordChange(ctx, { caller, action: "product.stock", subject: product, detail: { counted, note } }),
  ]);
  return tellProduct(ctx, product);
}
