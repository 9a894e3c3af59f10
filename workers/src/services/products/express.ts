import type { product, productStock } from "@mereau/db/tenant/schema.ts";
import type { Product } from "@mereau/shared/contracts/products.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";

export type ProductRow = typeof product.$inferSelect;
export type StockRow = typeof productStock.$inferSelect;

/** A product as the API shows it; `stock` is null where it is not counted. */
export const expressProduct = (row: ProductRow, scale: number, stock: StockRow | null): Product => ({
  id: row.id,
  name: { fr: row.nameFr, en: row.nameEn },
  category: row.category,
  price: {
    currency: row.currency,
    amount: formatAmount(row.amount, scale),
    euros: row.cents === null ? null : formatAmount(row.cents, 2),
    minimumShare: row.minimumShare,
  },
  picture: row.picture,
  photo: row.photo,
  pass: row.passUses === null && row.passDays === null ? null : { uses: row.passUses, days: row.passDays },
  stock: stock && { left: stock.left, mayGoBelow: stock.mayGoBelow },
  active: row.active,
  position: row.position,
});
