import { and, eq, isNull } from "drizzle-orm";

import { deviceKey } from "@mereau/db/tenant/schema.ts";
import { importPublicKey, isSignedWith, type SigningKey } from "@mereau/shared/crypto/chain.ts";
import { orderBytes } from "@mereau/shared/crypto/order.ts";
import type { Actor, OrderSignature } from "@mereau/shared/ledger/transfer.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { ShortLivedCache } from "#services/shortLivedCache.ts";

type SignedPayment = {
  id: string;
  currency: string;
  from: string;
  to: string;
  amount: number;
  expiresAt: number | null;
  order: OrderSignature;
  actor: Actor;
};

/** Keys in use, ready to verify with, by community and key; a key revoked in another isolate is refused here half a minute later at most. */
const keys = new ShortLivedCache<SigningKey>({ size: 20_000, lifetimeMs: 30_000 });

const cacheKey = (community: string, member: string, id: string) => `${community} ${member} ${id}`;

/** Makes this isolate ask again for a device key: called where one is revoked. */
export function forgetDeviceKey(community: string, id: string): void {
  keys.forget((_, key) => key.startsWith(`${community} `) && key.endsWith(` ${id}`));
}

async function findKey(ctx: CommunityContext, member: string, id: string): Promise<SigningKey> {
  const known = keys.get(cacheKey(ctx.id, member, id), ctx.now);
  if (known !== undefined) return known;
  const isCurrent = and(eq(deviceKey.id, id), eq(deviceKey.member, member), isNull(deviceKey.revokedAt));
  const [row] = await ctx.db.select({ publicKey: deviceKey.publicKey }).from(deviceKey).where(isCurrent);
  const key = row ? await importPublicKey(row.publicKey) : null;
  if (!key) throw new Refusal("unknown_key", { fields: [{ field: "order.keyId", code: "unknown_key" }] });
  keys.set(cacheKey(ctx.id, member, id), key, ctx.now);
  return key;
}

/**
 * Checks that the member's device signed this very payment, for this community. Whether it has expired is for the
 * ledger to say, by its own clock.
 * Refuses with `unknown_key` (not the member's, or revoked) and `signature_invalid`.
 */
export async function checkOrder(ctx: CommunityContext, payment: SignedPayment): Promise<void> {
  const { id, currency, from, to, amount, expiresAt, order, actor } = payment;
  const key = await findKey(ctx, actor.member ?? "", order.keyId);
  const { keyId, signature } = order;
  const signed = { community: ctx.id, currency, transfer: id, from, to, amount, expiresAt, keyId };
  if (!(await isSignedWith(key, orderBytes(signed), signature)))
    throw new Refusal("signature_invalid", {
      fields: [{ field: "order.signature", code: "signature_invalid" }],
    });
}
