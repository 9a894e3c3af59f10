import { eq } from "drizzle-orm";

import { product } from "@mereau/db/tenant/schema.ts";
import { centsOf } from "@mereau/shared/contracts/euros.ts";
import type { Product, ProductChange, ProductRequest } from "@mereau/shared/contracts/products.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { expressProduct } from "#services/products/express.ts";
import { findProduct, tellProduct } from "#services/products/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/** What a request says of a product, in minor units and cents. Refuses with `unknown_currency`, `amount_out_of_bounds`. */
async function columnsOf(ctx: CommunityContext, { name, price, pass, ...rest }: ProductChange) {
  const { scale } = await findCurrency(ctx, price.currency);
  const amount = minorUnits(price.amount, scale, "price.amount");
  if (amount === 0) throw new Refusal("amount_out_of_bounds");
  const columns = {
    ...rest,
    nameFr: name.fr,
    nameEn: name.en,
    currency: price.currency,
    amount,
    cents: price.euros === null ? null : centsOf(price.euros),
    passUses: pass?.uses ?? null,
    passDays: pass?.days ?? null,
    minimumShare: price.euros === null ? 100 : price.minimumShare,
    changedAt: ctx.now,
  };
  return { columns, scale };
}

/** Puts a product on the tariff; managers may. The same one again is answered as it stands. Refuses with `id_reused`. */
export async function createProduct(
  ctx: CommunityContext,
  caller: Caller,
  { id, ...fields }: ProductRequest,
): Promise<Product> {
  allow(caller, managing);
  const { columns, scale } = await columnsOf(ctx, fields);
  const { rowsAffected } = await ctx.db
    .insert(product)
    .values({ id, ...columns })
    .onConflictDoNothing();
  // Its picture and its stock come later, by requests of their own
  const { product: row, stock } = await findProduct(ctx, id);
  const told = expressProduct(row, scale, stock);
  const wanted = expressProduct({ id, photo: row.photo, ...columns }, scale, stock);
  if (JSON.stringify(told) !== JSON.stringify(wanted)) throw new Refusal("id_reused");
  if (rowsAffected > 0)
    await record(ctx, { caller, action: "product.create", subject: id, detail: wanted.price });
  return told;
}

/** Says anew what a product is, as a whole; managers may. What was bought stays as it was bought. Refuses with `unknown_product`. */
export async function changeProduct(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  change: ProductChange,
): Promise<Product> {
  allow(caller, managing);
  const { columns } = await columnsOf(ctx, change);
  await ctx.db.update(product).set(columns).where(eq(product.id, id));
  const told = await tellProduct(ctx, id);
  await record(ctx, {
    caller,
    action: "product.change",
    subject: id,
    detail: { ...told.price, active: told.active },
  });
  return told;
}
