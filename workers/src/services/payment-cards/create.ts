import { eq } from "drizzle-orm";

import { paymentCard } from "@mereau/db/tenant/schema.ts";
import type { PaymentCard, PaymentCardRequest } from "@mereau/shared/contracts/paymentCards.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { expressCard, findCard, hashMark } from "#services/payment-cards/find.ts";
import { hashPin } from "#services/payment-cards/pin.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, serving } from "#services/roles.ts";
import { ownerOf } from "#services/sales/buyer.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

/**
 * Gives the first owner of an account a card with a code; those who serve members may. Asked again with the same id and
 * content it answers the same. Refuses with `unknown_account`, `card_known`, and `id_reused`.
 */
export async function createCard(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  { id, account, number, tag, pin }: PaymentCardRequest,
): Promise<PaymentCard> {
  allow(caller, serving);
  await findCurrency(ctx, currencyOfAccount(account));
  const owner = await ownerOf(ctx, account);
  if (!owner) throw new Refusal("unknown_account");
  const marks = {
    numberHash: number === null ? null : hashMark(ctx, key, number),
    tagHash: tag === null ? null : hashMark(ctx, key, tag),
  };
  const [known] = await ctx.db.select().from(paymentCard).where(eq(paymentCard.id, id));
  if (!known) {
    const ending = (number ?? tag ?? "").slice(-4);
    const by = { createdBy: caller.member, createdAt: ctx.now, revokedAt: null };
    const fresh = { pinHash: hashPin(key, id, pin), tries: 0, freeDay: null, freeSpent: 0 };
    try {
      await writeAll(ctx, [
        ctx.db
          .insert(paymentCard)
          .values({ id, member: owner.id, account, ...marks, ending, ...fresh, ...by }),
        recordWrite(ctx, {
          caller,
          onBehalfOf: owner.id,
          action: "payment_card.create",
          subject: id,
          detail: { account, ending },
        }),
      ]);
    } catch (error) {
      const twice = uniqueViolation(error);
      if (twice === null) throw error;
      if (twice !== "payment_card.id") throw new Refusal("card_known");
    }
  }
  const found = await findCard(ctx, id);
  const { card } = found;
  if (card.account !== account || card.numberHash !== marks.numberHash || card.tagHash !== marks.tagHash)
    throw new Refusal("id_reused");
  return expressCard(found);
}
