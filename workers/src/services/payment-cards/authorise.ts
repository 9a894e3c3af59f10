import { and, eq, lt, sql } from "drizzle-orm";

import { paymentCard } from "@mereau/db/tenant/schema.ts";
import { dateOf } from "@mereau/shared/calendar/date.ts";
import type { CommunityContext } from "#services/context.ts";
import { type CardRow, findByMark } from "#services/payment-cards/find.ts";
import { isPin, PIN_TRIES } from "#services/payment-cards/pin.ts";
import { Refusal } from "#services/refusal.ts";

type Asked = {
  mark: string;
  pin: string | null;
  amount: number;
  /** What a card may pay without its code, in minor units; null: nothing. */
  free: { perPurchase: number; perDay: number } | null;
};

/**
 * Makes sure that whoever holds a card may pay so much with it.
 * Refuses with `unknown_card`, `card_locked`, `card_code_needed` and `card_code_wrong`.
 */
export async function authoriseCard(
  ctx: CommunityContext,
  key: Uint8Array,
  { mark, pin, amount, free }: Asked,
): Promise<CardRow> {
  const card = await findByMark(ctx, key, mark);
  if (card.tries >= PIN_TRIES) throw new Refusal("card_locked");
  if (pin === null) {
    const isFree =
      free !== null && amount <= free.perPurchase && (await spendFree(ctx, card, amount, free.perDay));
    if (!isFree) throw new Refusal("card_code_needed");
    return card;
  }
  if (!(await takeTry(ctx, card))) throw new Refusal("card_locked");
  if (!isPin(key, card.id, pin, card.pinHash)) throw new Refusal("card_code_wrong");
  await ctx.db.update(paymentCard).set({ tries: 0 }).where(eq(paymentCard.id, card.id));
  return card;
}

/** Counts a try before its outcome is told: of any number at once, five get through. */
async function takeTry({ db }: CommunityContext, { id }: CardRow): Promise<boolean> {
  const taken = await db
    .update(paymentCard)
    .set({ tries: sql`${paymentCard.tries} + 1` })
    .where(and(eq(paymentCard.id, id), lt(paymentCard.tries, PIN_TRIES)));
  return taken.rowsAffected === 1;
}

/** Counts what is paid without a code, where the day has room for it. */
async function spendFree(
  { db, now }: CommunityContext,
  { id }: CardRow,
  amount: number,
  perDay: number,
): Promise<boolean> {
  const today = dateOf(now);
  const spent = sql`iif(${paymentCard.freeDay} = ${today}, ${paymentCard.freeSpent}, 0) + ${amount}`;
  const taken = await db
    .update(paymentCard)
    .set({ freeDay: today, freeSpent: spent })
    .where(and(eq(paymentCard.id, id), sql`${spent} <= ${perDay}`));
  return taken.rowsAffected === 1;
}
