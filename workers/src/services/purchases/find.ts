import { asc, eq } from "drizzle-orm";

import { purchase, purchaseLine } from "@mereau/db/tenant/schema.ts";
import type { Purchase } from "@mereau/shared/contracts/purchases.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { mayReadOneOf } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";
import { type SaleStanding, standingOfSales } from "#services/sales/verdict.ts";

export type PurchaseRow = typeof purchase.$inferSelect;
export type LineRow = typeof purchaseLine.$inferSelect;

/** A purchase with its lines; null where there is none. */
export async function readPurchase(
  { db }: CommunityContext,
  id: string,
): Promise<{ row: PurchaseRow; lines: LineRow[] } | null> {
  const [[row], lines] = await db.batch([
    db.select().from(purchase).where(eq(purchase.id, id)),
    db.select().from(purchaseLine).where(eq(purchaseLine.purchase, id)).orderBy(asc(purchaseLine.line)),
  ]);
  return row ? { row, lines } : null;
}

/** A purchase for the holders of the account that paid, and those who oversee. Refuses with `unknown_purchase`. */
export async function findOwnPurchase(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<{ row: PurchaseRow; lines: LineRow[] }> {
  const found = await readPurchase(ctx, id);
  if (!found || !(await mayReadOneOf(ctx, caller, [found.row.from]))) throw new Refusal("unknown_purchase");
  return found;
}

/** A purchase as the API shows it. */
export async function expressPurchase(
  ctx: CommunityContext,
  { row, lines }: { row: PurchaseRow; lines: readonly LineRow[] },
): Promise<Purchase> {
  const scale = await scaleOf(ctx, row.currency);
  return tellPurchase({ row, lines }, scale, (await standingOfSales(ctx, [row.id]))(row.id));
}

/** The same, once it is known how the sale stands. */
export function tellPurchase(
  { row, lines }: { row: PurchaseRow; lines: readonly LineRow[] },
  scale: number,
  { state, refusal, reversal, receipt }: SaleStanding,
): Purchase {
  return {
    id: row.id,
    currency: row.currency,
    from: row.from,
    to: row.to,
    lines: lines.map(({ product, nameFr, nameEn, quantity, amount }) => ({
      product,
      name: { fr: nameFr, en: nameEn },
      quantity,
      each: formatAmount(amount, scale),
      total: formatAmount(amount * quantity, scale),
    })),
    total: formatAmount(row.amount, scale),
    euros: formatAmount(row.cents, 2),
    state,
    refusal,
    reversal,
    receipt,
    createdAt: row.createdAt,
  };
}
