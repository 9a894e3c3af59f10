import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { orderBytes, type PaymentOrder } from "@mereau/shared/crypto/order.ts";

/** Signs an order with a device's seed, and wipes the seed. 64 bytes, base64url. */
export async function signOrder(order: PaymentOrder, seed: Uint8Array<ArrayBuffer>): Promise<string> {
  const { default: nacl } = await import("tweetnacl");
  const { secretKey } = nacl.sign.keyPair.fromSeed(seed);
  const signature = nacl.sign.detached(orderBytes(order), secretKey);
  secretKey.fill(0);
  seed.fill(0);
  return toBase64url(signature);
}
