import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { orderBytes, type PaymentOrder } from "@mereau/shared/crypto/order.ts";

/** Signs what a device is asked to with its seed, and wipes the seed. 64 bytes, base64url. */
export async function signBytes(
  bytes: Uint8Array<ArrayBuffer>,
  seed: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const { default: nacl } = await import("tweetnacl");
  const { secretKey } = nacl.sign.keyPair.fromSeed(seed);
  const signature = nacl.sign.detached(bytes, secretKey);
  secretKey.fill(0);
  seed.fill(0);
  return toBase64url(signature);
}

/** Signs a payment. */
export const signOrder = (order: PaymentOrder, seed: Uint8Array<ArrayBuffer>): Promise<string> =>
  signBytes(orderBytes(order), seed);

/** Has at hand what signing takes, so that a network which fails meanwhile does not matter. */
export async function prepareToSign(): Promise<void> {
  try {
    await import("tweetnacl");
  } catch {
    // It is asked for again when something is signed
  }
}
