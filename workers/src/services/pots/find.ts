import { and, asc, eq } from "drizzle-orm";

import { account, accountProfile, currency } from "@mereau/db/tenant/schema.ts";
import type { Pot } from "@mereau/shared/contracts/pots.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";

/** The pots of a currency, or of all, with what is in them. */
export async function findPots(ctx: CommunityContext, code?: string): Promise<Pot[]> {
  const rows = await ctx.db
    .select({ account, scale: currency.scale, name: accountProfile.name })
    .from(account)
    .innerJoin(currency, eq(currency.code, account.currency))
    .leftJoin(accountProfile, eq(accountProfile.account, account.id))
    .where(and(eq(account.kind, "pot"), code === undefined ? undefined : eq(account.currency, code)))
    .orderBy(asc(account.id));
  return rows.map(({ account: { id, currency: of, posted, held }, scale, name }) => ({
    id,
    currency: of,
    name,
    balance: formatAmount(posted - held, scale),
  }));
}
