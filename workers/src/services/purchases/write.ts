import { pass, purchase, purchaseLine } from "@mereau/db/tenant/schema.ts";
import type { OrderedLine } from "@mereau/db/tenant/kiosks.ts";
import type { Seller } from "@mereau/shared/contracts/settings.ts";
import type { Actor } from "@mereau/shared/ledger/transfer.ts";
import { passBought } from "@mereau/shared/tariff/pass.ts";
import type { CommunityContext } from "#services/context.ts";
import type { ProductRow } from "#services/products/express.ts";
import { receiptRun } from "#services/sales/work.ts";
import { newRunId, type Write } from "#services/scheduled/plan.ts";

/** What is bought, once its price is known. `order`: that of a kiosk, which it pays. */
export type Bought = {
  id: string;
  currency: string;
  from: string;
  to: string;
  actor: Actor;
  amount: number;
  cents: number;
  seller: Seller;
  lines: readonly OrderedLine[];
  order: string | null;
};

/** A line of a purchase, with what of the product must not change any more. */
export const orderedLine = (product: ProductRow, quantity: number): OrderedLine => ({
  product: product.id,
  nameFr: product.nameFr,
  nameEn: product.nameEn,
  quantity,
  amount: product.amount,
  cents: product.cents,
  passUses: product.passUses,
  passDays: product.passDays,
});

/** The writes of a purchase with its lines, the passes that are bought by it, and the run that sends its receipt. */
export function purchaseWrites(ctx: CommunityContext, bought: Bought): Write[] {
  const { db, now } = ctx;
  const { id, currency, from, to, actor, amount, cents, seller, lines, order } = bought;
  const by = { actor: actor.member ?? "", onBehalfOf: actor.onBehalfOf };
  const passes = lines.flatMap((line, place) => {
    const { passUses: uses, passDays: days, product, nameFr, nameEn, quantity } = line;
    if (uses === null && days === null) return [];
    const terms = passBought({ uses, days }, quantity, now);
    const own = { id: newRunId(now), purchase: id, line: place, account: from, createdAt: now };
    return [{ ...own, product, nameFr, nameEn, ...terms }];
  });
  return [
    db
      .insert(purchase)
      .values({ id, currency, from, to, ...by, amount, cents, seller, order, createdAt: now }),
    db.insert(purchaseLine).values(
      lines.map(({ product, nameFr, nameEn, quantity, amount: each, cents: euros }, line) => ({
        purchase: id,
        line,
        product,
        nameFr,
        nameEn,
        quantity,
        amount: each,
        cents: euros,
      })),
    ),
    ...passes.map((row) => db.insert(pass).values(row)),
    receiptRun(ctx, "purchase", id),
  ];
}
