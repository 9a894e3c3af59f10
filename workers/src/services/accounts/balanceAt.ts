import { eq } from "drizzle-orm";

import { account as accounts, currency } from "@mereau/db/tenant/schema.ts";
import type { BalanceAt } from "@mereau/shared/contracts/entries.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { pendingAfter, pendingBefore } from "#services/accounts/pending.ts";
import { lastPostingBefore, postedAfter } from "#services/accounts/postingBounds.ts";
import { isMoving, meltedOf } from "#services/accounts/unsettled.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/** Later than anything that was ever recorded. */
const ALWAYS = Number.MAX_SAFE_INTEGER;

/**
 * What an account stood at once everything up to a moment, itself included, was posted, had come in or had melted,
 * whenever that was settled; now, if no moment is given.
 */
export async function readBalanceAt(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  moment: number = ctx.now,
): Promise<BalanceAt> {
  await mayRead(ctx, caller, account);
  const before = moment >= ctx.now ? ALWAYS : moment + 1;
  const last = lastPostingBefore(ctx, before);
  const [row] = await ctx.db
    .select({ standing: accounts, scale: currency.scale, last, posted: postedAfter(account, last) })
    .from(accounts)
    .innerJoin(currency, eq(currency.code, accounts.currency))
    .where(eq(accounts.id, account));
  if (!row) throw new Refusal("unknown_account");
  const pending = await pendingAfter(ctx, row.standing, row.last);
  const settled = pending && pendingBefore(pending, before);
  const decimal = (minor: number) => formatAmount(minor, row.scale);
  return {
    account,
    currency: row.standing.currency,
    at: Math.min(moment, ctx.now),
    posted: decimal(settled?.posted ?? row.posted),
    unsettled:
      settled && isMoving(settled)
        ? { dividend: decimal(settled.gross), melted: decimal(meltedOf(settled)) }
        : null,
  };
}
