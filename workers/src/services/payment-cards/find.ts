import { and, eq, inArray, isNull, or } from "drizzle-orm";

import { accountHolder, member, paymentCard } from "@mereau/db/tenant/schema.ts";
import type { PaymentCard } from "@mereau/shared/contracts/paymentCards.ts";
import type { CommunityContext } from "#services/context.ts";
import { PIN_TRIES } from "#services/payment-cards/pin.ts";
import { Refusal } from "#services/refusal.ts";
import { keyedHash } from "#services/secrets/keyedHash.ts";

export type CardRow = typeof paymentCard.$inferSelect;

/** By what a card is found: its number is short, so a hash without the deployment’s key would be guessed. */
export const hashMark = ({ id }: Pick<CommunityContext, "id">, key: Uint8Array, mark: string): string =>
  keyedHash(key, "card/mark", id, mark).toString("base64url");

/**
 * The card of this number or tag, with which somebody pays: it is in use, and its member is active and may spend from its account.
 * Refuses with `unknown_card`.
 */
export async function findByMark(ctx: CommunityContext, key: Uint8Array, mark: string): Promise<CardRow> {
  const hash = hashMark(ctx, key, mark);
  const [row] = await ctx.db
    .select({ card: paymentCard })
    .from(paymentCard)
    .innerJoin(member, and(eq(member.id, paymentCard.member), eq(member.status, "active")))
    .innerJoin(
      accountHolder,
      and(
        eq(accountHolder.account, paymentCard.account),
        eq(accountHolder.member, paymentCard.member),
        inArray(accountHolder.role, ["owner", "operator"]),
      ),
    )
    .where(
      and(or(eq(paymentCard.numberHash, hash), eq(paymentCard.tagHash, hash)), isNull(paymentCard.revokedAt)),
    );
  if (!row) throw new Refusal("unknown_card");
  return row.card;
}

/** Cards with the names of their members; which ones is the caller’s to say. */
export const selectCards = ({ db }: CommunityContext) =>
  db
    .select({ card: paymentCard, memberName: member.name })
    .from(paymentCard)
    .innerJoin(member, eq(member.id, paymentCard.member));

/** A card as the API shows it: nothing of its number but the end. */
export const expressCard = ({ card, memberName }: { card: CardRow; memberName: string }): PaymentCard => ({
  id: card.id,
  member: card.member,
  memberName,
  account: card.account,
  ending: card.ending,
  kinds: [
    ...(card.numberHash === null ? [] : (["number"] as const)),
    ...(card.tagHash === null ? [] : (["tag"] as const)),
  ],
  locked: card.tries >= PIN_TRIES,
  createdAt: card.createdAt,
  revokedAt: card.revokedAt,
});

/** A card by id. Refuses with `unknown_card`. */
export async function findCard(ctx: CommunityContext, id: string) {
  const [row] = await selectCards(ctx).where(eq(paymentCard.id, id));
  if (!row) throw new Refusal("unknown_card");
  return row;
}
