import { eq } from "drizzle-orm";

import { product, productStock } from "@mereau/db/tenant/schema.ts";
import type { Product } from "@mereau/shared/contracts/products.ts";
import type { CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { expressProduct } from "#services/products/express.ts";
import { Refusal } from "#services/refusal.ts";

/** A product with what is left of it. Refuses with `unknown_product`. */
export async function findProduct({ db }: Pick<CommunityContext, "db">, id: string) {
  const [row] = await db
    .select({ product, stock: productStock })
    .from(product)
    .leftJoin(productStock, eq(productStock.product, product.id))
    .where(eq(product.id, id));
  if (!row) throw new Refusal("unknown_product");
  return row;
}

/** The same as the API shows it. */
export async function tellProduct(ctx: CommunityContext, id: string): Promise<Product> {
  const found = await findProduct(ctx, id);
  return expressProduct(found.product, await scaleOf(ctx, found.product.currency), found.stock);
}
