import { and, eq } from "drizzle-orm";

import { kioskOrder } from "@mereau/db/tenant/schema.ts";
import type { KioskOrder, KioskPayment } from "@mereau/shared/contracts/kiosks.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import type { CommunityContext } from "#services/context.ts";
import { freeOf, type KioskRow } from "#services/kiosks/express.ts";
import { findOrder, type OrderRow, tellOrder } from "#services/kiosks/order.ts";
import { authoriseCard } from "#services/payment-cards/authorise.ts";
import { payPurchase } from "#services/purchases/pay.ts";
import { readPurchase } from "#services/purchases/find.ts";
import { purchaseWrites } from "#services/purchases/write.ts";
import { Refusal } from "#services/refusal.ts";
import { readSeller } from "#services/sales/seller.ts";
import { wakeForReceipt } from "#services/sales/work.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

/**
 * Pays an order by a card. Once its code was right the order is authorised: asked again, without card or code, it is the same payment, whose
 * id is the order’s. Of the account nothing is told but that it has not enough.
 * Refuses with the codes of `authoriseCard`, `unknown_kiosk_order`, `kiosk_order_closed`, `currency_mismatch`, and every code of a payment.
 */
export async function payOrder(
  ctx: CommunityContext,
  kiosk: KioskRow,
  key: Uint8Array,
  { id, card, pin }: KioskPayment & { id: string },
): Promise<KioskOrder> {
  let order = await findOrder(ctx, kiosk, id);
  if (order.state === "open") {
    await authorise(ctx, kiosk, key, { order, card, pin });
    order = await findOrder(ctx, kiosk, id);
  }
  const { member, from } = order;
  if (order.state !== "authorised" || member === null || from === null)
    throw new Refusal("kiosk_order_closed");
  const actor = { member, onBehalfOf: null };
  const bought = (await readPurchase(ctx, id)) ?? (await write(ctx, order, { member, from }));
  try {
    await payPurchase(ctx, bought, { actor });
  } catch (error) {
    throw withoutFigures(error);
  }
  return tellOrder(ctx, order);
}

async function authorise(
  ctx: CommunityContext,
  kiosk: KioskRow,
  key: Uint8Array,
  { order, card, pin }: { order: OrderRow; card: string | null; pin: string | null },
): Promise<void> {
  const { id, by, amount, currency, expiresAt } = order;
  if (by !== "card" || expiresAt <= ctx.now) throw new Refusal("kiosk_order_closed");
  if (card === null) throw new Refusal("unknown_card");
  const found = await authoriseCard(ctx, key, { mark: card, pin, amount, free: freeOf(kiosk) });
  if (currencyOfAccount(found.account) !== currency) throw new Refusal("currency_mismatch");
  await ctx.db
    .update(kioskOrder)
    .set({ state: "authorised", card: found.id, member: found.member, from: found.account })
    .where(and(eq(kioskOrder.id, id), eq(kioskOrder.state, "open")));
}

async function write(ctx: CommunityContext, order: OrderRow, by: { member: string; from: string }) {
  const { id, currency, to, amount, lines } = order;
  const seller = await readSeller(ctx);
  await wakeForReceipt(ctx);
  const actor = { member: by.member, onBehalfOf: null };
  const bought = { id, currency, from: by.from, to, actor, amount, cents: 0, seller, lines, order: id };
  try {
    await writeAll(ctx, purchaseWrites(ctx, bought));
  } catch (error) {
    if (uniqueViolation(error) !== "purchase.id") throw error;
  }
  const written = await readPurchase(ctx, id);
  if (!written) throw new Error("A purchase that was written is not there");
  return written;
}

/** Anybody can stand before a kiosk: what is missing would say what is there. */
const withoutFigures = (error: unknown): unknown =>
  error instanceof Refusal ? new Refusal(error.code) : error;
