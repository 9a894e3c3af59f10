import { eq } from "drizzle-orm";

import { currency } from "@mereau/db/tenant/schema.ts";
import type { Currency } from "@mereau/shared/ledger/currency.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { ShortLivedCache } from "#services/shortLivedCache.ts";

/** What never changes about a currency once it exists. */
export type CurrencyFacts = Omit<Currency, "signatureFrom" | "recipients">;

/** A day: these facts are fixed, the limit is only there so that the forgotten ones make room. */
const known = new ShortLivedCache<CurrencyFacts>({ size: 5000, lifetimeMs: 86_400_000 });

/** A currency of the community, read once in this isolate. Refuses with `unknown_currency`. */
export async function findCurrency(ctx: CommunityContext, code: string): Promise<CurrencyFacts> {
  const key = `${ctx.id} ${code}`;
  const cached = known.get(key, ctx.now);
  if (cached) return cached;
  const [row] = await ctx.db.select().from(currency).where(eq(currency.code, code));
  if (!row) throw new Refusal("unknown_currency", { detail: { currency: code } });
  const { signatureFrom: _, recipients: __, ...facts } = row;
  known.set(key, facts, ctx.now);
  return facts;
}

/** The same; null for one that does not exist, as in the record of a refused transfer. */
export async function findIfKnown(ctx: CommunityContext, code: string): Promise<CurrencyFacts | null> {
  try {
    return await findCurrency(ctx, code);
  } catch (error) {
    if (error instanceof Refusal && error.code === "unknown_currency") return null;
    throw error;
  }
}

/** The decimals of a currency; 0 for one that does not exist. */
export const scaleOf = async (ctx: CommunityContext, code: string): Promise<number> =>
  (await findIfKnown(ctx, code))?.scale ?? 0;
