import { asc } from "drizzle-orm";

import { currency } from "@mereau/db/tenant/schema.ts";
import type { Currency } from "@mereau/shared/contracts/currencies.ts";
import type { CommunityContext } from "#services/context.ts";
import { expressCurrency } from "#services/currencies/express.ts";

/** The currencies of the community, reserves included; anybody may know them. */
export async function listCurrencies(ctx: CommunityContext): Promise<Currency[]> {
  const rows = await ctx.db.select().from(currency).orderBy(asc(currency.code));
  return rows.map(expressCurrency);
}
