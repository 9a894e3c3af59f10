import { and, eq, isNull } from "drizzle-orm";

import { paymentCard } from "@mereau/db/tenant/schema.ts";
import type { PaymentCard } from "@mereau/shared/contracts/paymentCards.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { type CardRow, expressCard, findCard } from "#services/payment-cards/find.ts";
import { hashPin } from "#services/payment-cards/pin.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, serving } from "#services/roles.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { requireRecentSignIn } from "#services/sign-in/recent.ts";

/** In whose name a card is changed; a stranger hears that there is none. */
async function own(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<{ card: CardRow; onBehalfOf: string | null }> {
  const { card } = await findCard(ctx, id);
  if (card.member === caller.member) return { card, onBehalfOf: null };
  if (!isAmong(caller, serving)) throw new Refusal("unknown_card");
  return { card, onBehalfOf: card.member };
}

/**
 * Gives a card another code, and unlocks it: its member may, signed in a short while ago by a code of their own, and those who serve members.
 * Refuses with `unknown_card`, and `sign_in_again`.
 */
export async function changePin(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  { id, pin }: { id: string; pin: string },
): Promise<PaymentCard> {
  const { card, onBehalfOf } = await own(ctx, caller, id);
  if (card.revokedAt !== null) throw new Refusal("unknown_card");
  if (onBehalfOf === null) await requireRecentSignIn(ctx, caller);
  await writeAll(ctx, [
    ctx.db
      .update(paymentCard)
      .set({ pinHash: hashPin(key, id, pin), tries: 0 })
      .where(and(eq(paymentCard.id, id), isNull(paymentCard.revokedAt))),
    recordChange(ctx, { caller, onBehalfOf, action: "payment_card.code", subject: id }),
  ]);
  return expressCard(await findCard(ctx, id));
}

/** Takes a card out of use: its number and tag are forgotten, and can be given again. Its member may, and those who serve members. */
export async function revokeCard(ctx: CommunityContext, caller: Caller, id: string): Promise<void> {
  const { onBehalfOf } = await own(ctx, caller, id);
  await writeAll(ctx, [
    ctx.db
      .update(paymentCard)
      .set({ revokedAt: ctx.now, numberHash: null, tagHash: null })
      .where(and(eq(paymentCard.id, id), isNull(paymentCard.revokedAt))),
    recordChange(ctx, { caller, onBehalfOf, action: "payment_card.revoke", subject: id }),
  ]);
}
