import { importPublicKey, isSignedWith, type SigningKey } from "@mereau/shared/crypto/chain.ts";
import { type OrderKind, orderBytes } from "@mereau/shared/crypto/order.ts";
import type { OrderSignature } from "@mereau/shared/ledger/transfer.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { ShortLivedCache } from "#services/shortLivedCache.ts";

type SignedPayment = {
  kind: OrderKind;
  id: string;
  currency: string;
  from: string;
  to: string;
  amount: number;
  expiresAt: number | null;
  order: OrderSignature;
};

/** Public keys ready to verify with, by their text: nothing that could be revoked. */
const imported = new ShortLivedCache<SigningKey>({ size: 20_000, lifetimeMs: 3_600_000 });

async function importKey(publicKey: string, now: number): Promise<SigningKey | null> {
  const known = imported.get(publicKey, now);
  if (known) return known;
  const key = await importPublicKey(publicKey);
  if (key) imported.set(publicKey, key, now);
  return key;
}

/** A key of the caller’s devices, one that was added since they were remembered too. */
async function findKey({ access, now }: CommunityContext, caller: Caller, id: string): Promise<SigningKey> {
  const remembered = (access?.caller ?? caller).deviceKeys?.get(id);
  const publicKey = remembered ?? (await access?.look())?.deviceKeys?.get(id);
  const key = publicKey === undefined ? null : await importKey(publicKey, now);
  if (!key) throw new Refusal("unknown_key", { fields: [{ field: "order.keyId", code: "unknown_key" }] });
  access?.relyOn(({ deviceKeys }) => deviceKeys?.get(id) === publicKey);
  return key;
}

/**
 * Checks that the caller’s device signed this very payment or hold, for this community. Whether it has expired is for the
 * ledger to say, by its own clock.
 * Refuses with `unknown_key` (not the member's, or revoked) and `signature_invalid`.
 */
export function checkOrder(ctx: CommunityContext, caller: Caller, payment: SignedPayment): Promise<void> {
  const { kind, id, currency, from, to, amount, expiresAt, order } = payment;
  const { keyId } = order;
  const signed = { kind, community: ctx.id, currency, transfer: id, from, to, amount, expiresAt, keyId };
  return checkSignature(ctx, caller, orderBytes(signed), order);
}

/** Checks that the caller’s device signed these bytes. Refuses with `unknown_key` and `signature_invalid`. */
export async function checkSignature(
  ctx: CommunityContext,
  caller: Caller,
  bytes: Uint8Array<ArrayBuffer>,
  { keyId, signature }: OrderSignature,
): Promise<void> {
  const key = await findKey(ctx, caller, keyId);
  if (!(await isSignedWith(key, bytes, signature)))
    throw new Refusal("signature_invalid", {
      fields: [{ field: "order.signature", code: "signature_invalid" }],
    });
}
