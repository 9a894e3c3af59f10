import type { product } from "@mereau/db/tenant/schema.ts";
import type { Product } from "@mereau/shared/contracts/products.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";

export type ProductRow = typeof product.$inferSelect;

/** A product as the API shows it. */
export const expressProduct = (row: ProductRow, scale: number): Product => ({
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
  active: row.active,
  position: row.position,
});
