import { eq } from "drizzle-orm";

import { currency } from "@mereau/db/tenant/schema.ts";
import type { Actor, OrderSignature } from "@mereau/shared/ledger/transfer.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { checkSignature } from "#services/keys/checkOrder.ts";
import { refusalWithAmount } from "#services/refusalWithAmount.ts";

/** From which amount on, in minor units, payments in a currency are signed; null: never. Read as it stands now. */
export async function signatureThresholds({
  db,
}: CommunityContext): Promise<(code: string) => number | null> {
  const rows = await db.select({ code: currency.code, from: currency.signatureFrom }).from(currency);
  const thresholds = new Map(rows.map(({ code, from }) => [code, from]));
  return (code) => thresholds.get(code) ?? null;
}

type Mandated = {
  actor: Actor;
  currency: string;
  /** The largest amount that will be paid at once, in minor units. */
  largest: number;
  order: OrderSignature | null;
  /** What the device signs, with this key. */
  bytes: (keyId: string) => Uint8Array<ArrayBuffer>;
};

/**
 * Asks of what pays later what is asked of a payment: from the currency’s threshold on it is signed by the payer’s device,
 * once and for all that is paid under it, unless one who serves members acts in the owner’s name.
 * Refuses with `signature_required`, `unknown_key` and `signature_invalid`.
 */
export async function checkMandate(ctx: CommunityContext, caller: Caller, mandated: Mandated): Promise<void> {
  const { actor, currency: code, largest, order, bytes } = mandated;
  if (order) return checkSignature(ctx, caller, bytes(order.keyId), order);
  if (actor.onBehalfOf !== null) return;
  const [row] = await ctx.db
    .select({ from: currency.signatureFrom })
    .from(currency)
    .where(eq(currency.code, code));
  const threshold = row?.from ?? null;
  if (threshold === null || largest < threshold) return;
  throw refusalWithAmount("signature_required", threshold, await findCurrency(ctx, code));
}
