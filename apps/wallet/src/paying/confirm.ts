import { orderBytes } from "@mereau/shared/crypto/order.ts";
import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { now } from "@mereau/ui/clock.ts";
import type { DeviceKey } from "#keys/deviceKey.ts";
import { signBytes } from "#keys/ed25519.ts";
import { type Draft, type Order, ORDER_LIFE_MS } from "#paying/order.ts";
import { keepOrder } from "#paying/orders.ts";
import { community } from "#shell.ts";

/** What signs: the key of this device, and its seed. */
type Signer = { key: DeviceKey; seed: Uint8Array<ArrayBuffer> };

/**
 * Turns a draft into an order, signed by this device, and keeps it before anything is sent. Confirming twice gives the first
 * order.
 */
export async function confirm(draft: Draft, { key, seed }: Signer): Promise<Order> {
  const signedAt = now();
  const expiresAt = signedAt + ORDER_LIFE_MS;
  const scale = community.currencies.find(({ code }) => code === draft.currency)?.scale ?? 0;
  const amount = parseAmount(draft.amount, scale);
  if (!amount.ok) throw new Error(`Not an amount: ${draft.amount}`);
  const signature = await signBytes(
    orderBytes({
      kind: "payment",
      community: community.id,
      currency: draft.currency,
      transfer: draft.id,
      from: draft.from,
      to: draft.payee.account,
      amount: amount.value,
      expiresAt,
      keyId: key.id,
    }),
    seed,
  );
  const order: Order = {
    ...draft,
    state: "waiting",
    doubt: false,
    signedAt,
    expiresAt,
    isTimed: true,
    signature: { keyId: key.id, signature },
    transfer: null,
    problem: null,
    triedAt: null,
  };
  return keepOrder(order);
}
