import { and, eq } from "drizzle-orm";

import { kioskOrder, paymentRequest, purchase } from "@mereau/db/tenant/schema.ts";
import type { KioskOrder, KioskOrderRequest } from "@mereau/shared/contracts/kiosks.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency, scaleOf } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import type { KioskRow } from "#services/kiosks/express.ts";
import { KIOSK_ORDERS, orderReference } from "#services/kiosks/reference.ts";
import { writeRequest } from "#services/payment-requests/create.ts";
import { newlyOpen, unmixed } from "#services/payment-requests/find.ts";
import { memoOf } from "#services/purchases/pay.ts";
import { pricePurchase } from "#services/purchases/price.ts";
import { orderedLine } from "#services/purchases/write.ts";
import { Refusal } from "#services/refusal.ts";
import { ownerOf } from "#services/sales/buyer.ts";
import { houseAccount } from "#services/sales/seller.ts";
import { standingOfSales } from "#services/sales/verdict.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";
import { refuseOutOfStock, sellStock } from "#services/stock/move.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

export type OrderRow = typeof kioskOrder.$inferSelect;

/** For so long what is ordered is kept aside. */
const ORDER_MS = 600_000;

/** An order of this kiosk. Refuses with `unknown_kiosk_order`. */
export async function findOrder({ db }: CommunityContext, kiosk: KioskRow, id: string): Promise<OrderRow> {
  const [row] = await db
    .select()
    .from(kioskOrder)
    .where(and(eq(kioskOrder.id, id), eq(kioskOrder.kiosk, kiosk.id)));
  if (!row) throw new Refusal("unknown_kiosk_order");
  return row;
}

/**
 * Writes down what somebody wants to pay at a kiosk, at the price of now, and keeps it aside; nothing is paid yet. To be paid by a
 * wallet it has a payment request of the same id. Asked again it answers with the order as it stands.
 * Refuses with the codes of `pricePurchase`, `out_of_stock`, `house_account_missing` and `id_reused`.
 */
export async function createOrder(
  ctx: CommunityContext,
  kiosk: KioskRow,
  request: KioskOrderRequest,
): Promise<KioskOrder> {
  const { id, by } = request;
  const [known] = await ctx.db.select().from(kioskOrder).where(eq(kioskOrder.id, id));
  if (!known) await write(ctx, kiosk, request);
  const row = await findOrder(ctx, kiosk, id).catch(() => {
    throw new Refusal("id_reused");
  });
  const { scale } = await findCurrency(ctx, row.currency);
  const isSame =
    row.by === by &&
    row.amount === minorUnits(request.total, scale, "total") &&
    row.lines.length === request.lines.length &&
    request.lines.every(
      ({ product, quantity }, place) =>
        row.lines[place]?.product === product && row.lines[place].quantity === quantity,
    );
  if (!isSame) throw new Refusal("id_reused");
  if (by === "request" && row.state === "open") await askWallet(ctx, row);
  return tellOrder(ctx, row);
}

async function write(ctx: CommunityContext, kiosk: KioskRow, request: KioskOrderRequest): Promise<void> {
  const { id, by } = request;
  const { currency } = kiosk;
  const to = await houseAccount(ctx, currency);
  const priced = await pricePurchase(ctx, { from: to, lines: request.lines, total: request.total }, 0);
  const lines = priced.lines.map(({ product, quantity }) => orderedLine(product, quantity));
  const expiresAt = ctx.now + ORDER_MS;
  const row = { id, kiosk: kiosk.id, currency, to, amount: priced.amount, lines, by, expiresAt };
  try {
    await writePlanned(ctx, expiresAt, [
      ctx.db.insert(kioskOrder).values({ ...row, state: "open", createdAt: ctx.now }),
      ...sellStock(ctx, id, lines),
      planRun(ctx, { work: KIOSK_ORDERS, subject: id, period: "expire", dueAt: expiresAt }),
    ]);
  } catch (error) {
    if (uniqueViolation(error) !== "kiosk_order.id") refuseOutOfStock(error);
  }
}

/** Asks whoever scans the kiosk’s code for the payment. */
async function askWallet(ctx: CommunityContext, row: OrderRow): Promise<void> {
  const [known] = await ctx.db
    .select({ id: paymentRequest.id })
    .from(paymentRequest)
    .where(eq(paymentRequest.id, row.id));
  if (known) return;
  const owner = await ownerOf(ctx, row.to);
  if (!owner) throw new Refusal("house_account_missing", { detail: { currency: row.currency } });
  const { id, currency, to, amount, expiresAt, lines } = row;
  await writeRequest(ctx, {
    id,
    currency,
    to,
    from: null,
    amount,
    memo: memoOf(lines),
    category: "purchase",
    expiresAt,
    reference: orderReference(id),
    member: owner.id,
    createdAt: ctx.now,
    ...unmixed,
    ...newlyOpen,
  });
}

/** The purchase that pays an order, where one was written down. */
export async function purchaseOf({ db }: CommunityContext, order: OrderRow) {
  const [row] = await db.select().from(purchase).where(eq(purchase.order, order.id));
  return row ?? null;
}

/** An order as its kiosk is told of it. */
export async function tellOrder(ctx: CommunityContext, row: OrderRow): Promise<KioskOrder> {
  const { id, by, amount, currency, expiresAt } = row;
  const { state, receipt } = await standingOf(ctx, row);
  return { id, by, total: formatAmount(amount, await scaleOf(ctx, currency)), state, receipt, expiresAt };
}

async function standingOf(
  ctx: CommunityContext,
  row: OrderRow,
): Promise<Pick<KioskOrder, "state" | "receipt">> {
  const bought = await purchaseOf(ctx, row);
  if (bought) {
    const { state, receipt } = (await standingOfSales(ctx, [bought.id]))(bought.id);
    return { state: state === "done" || state === "reversed" ? "paid" : state, receipt };
  }
  if (row.state === "cancelled") return { state: "cancelled", receipt: null };
  if (row.state === "authorised") return { state: "pending", receipt: null };
  const [asked] =
    row.by === "card"
      ? []
      : await ctx.db
          .select({ transfer: paymentRequest.transfer, state: paymentRequest.state })
          .from(paymentRequest)
          .where(eq(paymentRequest.id, row.id));
  if (asked?.state === "paid") return { state: "paid", receipt: null };
  if (asked && asked.state !== "open") return { state: "cancelled", receipt: null };
  return { state: asked?.transfer ? "pending" : "open", receipt: null };
}
