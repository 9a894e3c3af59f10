import { isSigned } from "#crypto/chain.ts";
import { utf8 } from "#crypto/utf8.ts";

/**
 * What a device signs to pay, or to set money aside: this much, from here to there, once, before this moment, in this
 * community alone.
 */
export type PaymentOrder = {
  kind: OrderKind;
  /** The community's id, so that no other community can carry the order out. */
  community: string;
  currency: string;
  /** The transfer's id, so that it is carried out once. */
  transfer: string;
  from: string;
  to: string;
  /** Minor units. */
  amount: number;
  /** Milliseconds since 1970, from which on a payment is void, and a hold lapses; null: never. */
  expiresAt: number | null;
  /** The device key that signs. */
  keyId: string;
};

/** One kind of order is never taken for another. */
const tags = { payment: "mereau/order/v1", hold: "mereau/hold-order/v1" };

export type OrderKind = keyof typeof tags;

/**
 * The bytes a device signs: a domain tag, then a JSON array of the order's facts in a fixed order, in UTF-8.
 * JSON quotes what it must, so two different orders never share their bytes.
 */
export function orderBytes(order: PaymentOrder): Uint8Array<ArrayBuffer> {
  const { kind, community, currency, transfer, from, to, amount, expiresAt, keyId } = order;
  const facts = [community, currency, transfer, from, to, amount, expiresAt, keyId];
  return utf8(`${tags[kind]}\n${JSON.stringify(facts)}`);
}

/**
 * True when this very order was signed by the holder of the key. Verified natively by WebCrypto.
 *
 * @param publicKey Ed25519, 32 bytes, base64url
 * @param signature 64 bytes, base64url
 */
export const isOrderSigned = (order: PaymentOrder, publicKey: string, signature: string): Promise<boolean> =>
  isSigned(publicKey, orderBytes(order), signature);

/** What a transfer tells of the order that it carries out. */
type Ordered = Omit<PaymentOrder, "kind" | "community" | "transfer" | "keyId"> & {
  id: string;
  kind: string;
  order: { keyId: string; signature: string } | null;
};

/** True when a recorded payment or hold is what the holder of the key ordered. */
export async function isTransferSigned(
  { id, kind, order, currency, from, to, amount, expiresAt }: Ordered,
  community: string,
  publicKey: string,
): Promise<boolean> {
  if (!order || (kind !== "payment" && kind !== "hold")) return false;
  const { keyId, signature } = order;
  const told = { kind, community, currency, transfer: id, from, to, amount, expiresAt, keyId } as const;
  return isOrderSigned(told, publicKey, signature);
}
