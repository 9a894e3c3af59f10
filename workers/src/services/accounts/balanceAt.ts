import { eq, sql } from "drizzle-orm";

import { account as accounts, currency } from "@mereau/db/tenant/schema.ts";
import type { BalanceAt } from "@mereau/shared/contracts/entries.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { lastPostingBefore, postedAfter } from "#services/accounts/postingBounds.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/** What an account stood at once everything up to a moment, itself included, was posted; now, if none is given. */
export async function readBalanceAt(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  moment: number = ctx.now,
): Promise<BalanceAt> {
  await mayRead(ctx, caller, account);
  const posted =
    moment >= ctx.now ? accounts.posted : postedAfter(account, lastPostingBefore(ctx, moment + 1));
  const [row] = await ctx.db
    .select({ currency: accounts.currency, scale: currency.scale, posted: sql<number>`${posted}` })
    .from(accounts)
    .innerJoin(currency, eq(currency.code, accounts.currency))
    .where(eq(accounts.id, account));
  if (!row) throw new Refusal("unknown_account");
  const at = Math.min(moment, ctx.now);
  return { account, currency: row.currency, at, posted: formatAmount(row.posted, row.scale) };
}
