import { and, desc, eq, lt } from "drizzle-orm";

import { paymentCard } from "@mereau/db/tenant/schema.ts";
import type { PaymentCard, PaymentCardsQuery } from "@mereau/shared/contracts/paymentCards.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { expressCard, selectCards } from "#services/payment-cards/find.ts";
import { allow, serving } from "#services/roles.ts";

/** One’s own cards, the newest first; those of another member or of everybody are for those who serve members. */
export async function listCards(
  ctx: CommunityContext,
  caller: Caller,
  { member, all, cursor, limit }: PaymentCardsQuery,
): Promise<Page<PaymentCard>> {
  if (all || (member !== undefined && member !== caller.member)) allow(caller, serving);
  const whose = member ?? (all ? undefined : caller.member);
  const [before] = readPlace(textPlace, cursor) ?? [];
  const rows = await selectCards(ctx)
    .where(
      and(
        whose === undefined ? undefined : eq(paymentCard.member, whose),
        before === undefined ? undefined : lt(paymentCard.id, before),
      ),
    )
    .orderBy(desc(paymentCard.id))
    .limit(limit + 1);
  return cutPage(rows.map(expressCard), limit, (card) => [card.id]);
}
