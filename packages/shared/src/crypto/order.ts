import { isSigned } from "#crypto/chain.ts";
import { utf8 } from "#crypto/utf8.ts";

/** What a device signs to pay: this much, from here to there, once, before this moment, in this community alone. */
export type PaymentOrder = {
  /** The community's id, so that no other community can carry the order out. */
  community: string;
  currency: string;
  /** The transfer's id, so that it is carried out once. */
  transfer: string;
  from: string;
  to: string;
  /** Minor units. */
  amount: number;
  /** Milliseconds since 1970, from which on the order is void; null: never. */
  expiresAt: number | null;
  /** The device key that signs. */
  keyId: string;
};

/**
 * The bytes a device signs: a domain tag, then a JSON array of the order's facts in a fixed order, in UTF-8.
 * JSON quotes what it must, so two different orders never share their bytes.
 */
export function orderBytes(order: PaymentOrder): Uint8Array<ArrayBuffer> {
  const { community, currency, transfer, from, to, amount, expiresAt, keyId } = order;
  const facts = [community, currency, transfer, from, to, amount, expiresAt, keyId];
  return utf8(`mereau/order/v1\n${JSON.stringify(facts)}`);
}

/**
 * True when this very order was signed by the holder of the key. Verified natively by WebCrypto.
 *
 * @param publicKey Ed25519, 32 bytes, base64url
 * @param signature 64 bytes, base64url
 */
export const isOrderSigned = (order: PaymentOrder, publicKey: string, signature: string): Promise<boolean> =>
  isSigned(publicKey, orderBytes(order), signature);
