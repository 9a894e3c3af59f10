import { asc, eq } from "drizzle-orm";

import { currency, member, purchaseLine } from "@mereau/db/tenant/schema.ts";
import type { SaleReceipt } from "@mereau/shared/contracts/saleReceipt.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import type { PurchaseRow } from "#services/purchases/find.ts";
import { numberSale, type Sale } from "#services/sales/number.ts";
import { ownerOf } from "#services/sales/buyer.ts";
import { standingOfSales } from "#services/sales/verdict.ts";
import type { TopUpRow } from "#services/top-ups/find.ts";

type CurrencyTold = SaleReceipt["currency"];

async function currencyTold({ db }: CommunityContext, code: string): Promise<CurrencyTold> {
  const [row] = await db.select().from(currency).where(eq(currency.code, code));
  if (!row) throw new Refusal("unknown_currency");
  return { code, name: row.name, symbol: row.symbol, scale: row.scale };
}

/** Its number, when it was done, and what undid it since; a sale that the ledger has not carried out is refused with `sale_not_done`. */
async function done(ctx: CommunityContext, sale: Sale) {
  const { id } = sale.row;
  const number = await numberSale(ctx, sale);
  const { at, reversal } = (await standingOfSales(ctx, [id]))(id);
  if (number === null || at === null) throw new Refusal("sale_not_done");
  return { number, kind: sale.kind, subject: id, at, reversal };
}

/** The receipt of tokens that were sold. Refuses with `sale_not_done`. */
export async function receiptOfTopUp(ctx: CommunityContext, row: TopUpRow): Promise<SaleReceipt> {
  const money = await currencyTold(ctx, row.currency);
  const [buyer] = await ctx.db
    .select({ name: member.name, number: member.number })
    .from(member)
    .where(eq(member.id, row.member ?? ""));
  const units = formatAmount(row.units, money.scale);
  return {
    ...(await done(ctx, { kind: "top_up", row })),
    seller: row.seller,
    buyer: buyer ?? null,
    currency: money,
    lines: [{ name: { fr: "Recharge", en: "Top-up" }, quantity: 1, each: units, total: units }],
    units,
    euros: formatAmount(row.cents, 2),
    price: {
      euros: formatAmount(row.priceCents, 2),
      units: formatAmount(row.priceUnits, money.scale),
    },
    means: row.means,
  };
}

/** The receipt of what was bought with them. Refuses with `sale_not_done`. */
export async function receiptOfPurchase(ctx: CommunityContext, row: PurchaseRow): Promise<SaleReceipt> {
  const money = await currencyTold(ctx, row.currency);
  const lines = await ctx.db
    .select()
    .from(purchaseLine)
    .where(eq(purchaseLine.purchase, row.id))
    .orderBy(asc(purchaseLine.line));
  const buyer = await ownerOf(ctx, row.from);
  return {
    ...(await done(ctx, { kind: "purchase", row })),
    seller: row.seller,
    buyer: buyer && { name: buyer.name, number: buyer.number },
    currency: money,
    lines: lines.map(({ nameFr, nameEn, quantity, amount }) => ({
      name: { fr: nameFr, en: nameEn },
      quantity,
      each: formatAmount(amount, money.scale),
      total: formatAmount(amount * quantity, money.scale),
    })),
    units: formatAmount(row.amount, money.scale),
    euros: formatAmount(row.cents, 2),
    price: null,
    means: null,
  };
}
