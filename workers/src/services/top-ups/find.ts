import { and, eq } from "drizzle-orm";

import { topUp } from "@mereau/db/tenant/schema.ts";
import type { TopUp } from "@mereau/shared/contracts/topUps.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import type { SaleStanding } from "#services/sales/verdict.ts";

export type TopUpRow = typeof topUp.$inferSelect;

/** A top-up in a currency. Refuses with `unknown_top_up`. */
export async function findTopUp({ db }: CommunityContext, code: string, id: string): Promise<TopUpRow> {
  const [row] = await db
    .select()
    .from(topUp)
    .where(and(eq(topUp.id, id), eq(topUp.currency, code)));
  if (!row) throw new Refusal("unknown_top_up");
  return row;
}

/** A top-up as the API shows it. */
export function expressTopUp(row: TopUpRow, scale: number, standing: SaleStanding): TopUp {
  const { id, currency, account, member, soldBy, cents, units, means, reference, createdAt } = row;
  const { state, refusal, reversal, receipt } = standing;
  return {
    id,
    currency,
    account,
    member,
    soldBy,
    euros: formatAmount(cents, 2),
    units: formatAmount(units, scale),
    price: { euros: formatAmount(row.priceCents, 2), units: formatAmount(row.priceUnits, scale) },
    means,
    reference,
    state,
    refusal,
    reversal,
    receipt,
    createdAt,
  };
}
