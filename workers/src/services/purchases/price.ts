import { sql } from "drizzle-orm";

import { product } from "@mereau/db/tenant/schema.ts";
import type { PurchaseRequest } from "@mereau/shared/contracts/purchases.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { amountTexts } from "@mereau/shared/money/display.ts";
import { euro, EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { totalOf } from "@mereau/shared/tariff/total.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import type { ProductRow } from "#services/products/express.ts";
import { Refusal } from "#services/refusal.ts";
import { refusalWithAmount } from "#services/refusalWithAmount.ts";

export type PricedPurchase = { amount: number; lines: { product: ProductRow; quantity: number }[] };

/**
 * What a purchase costs by the tariff of now, in minor units.
 * Refuses with `unknown_product`, `product_not_on_offer`, `currencies_mixed`, `share_in_currency_too_small` (with the most
 * that may be paid in euros), `amount_out_of_bounds`, and `price_changed` (with the new total) where the buyer was shown another.
 */
export async function pricePurchase(
  ctx: CommunityContext,
  { from, lines: asked, total }: Pick<PurchaseRequest, "from" | "lines" | "total">,
  cents: number,
): Promise<PricedPurchase> {
  const currency = currencyOfAccount(from);
  const money = await findCurrency(ctx, currency);
  const ids = JSON.stringify(asked.map((line) => line.product));
  const rows = await ctx.db
    .select()
    .from(product)
    .where(sql`${product.id} in (select value from json_each(${ids}))`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const lines = asked.map(({ product: id, quantity }) => {
    const row = byId.get(id);
    if (!row) throw new Refusal("unknown_product", { detail: { product: id } });
    if (!row.active) throw new Refusal("product_not_on_offer", { detail: { product: id } });
    if (row.currency !== currency) throw new Refusal("currencies_mixed", { detail: { product: id } });
    return { product: row, quantity };
  });
  const priced = totalOf(
    lines.map(({ product: row, quantity }) => ({ ...row, quantity })),
    cents,
  );
  if (!priced.ok) {
    if (priced.code !== "share_in_currency_too_small") throw new Refusal(priced.code);
    throw new Refusal(priced.code, {
      detail: { euros: formatAmount(priced.cents, EURO_SCALE) },
      figures: { euros: amountTexts(priced.cents, euro) },
    });
  }
  if (minorUnits(total, money.scale, "total") !== priced.amount)
    throw refusalWithAmount("price_changed", priced.amount, money);
  return { amount: priced.amount, lines };
}
