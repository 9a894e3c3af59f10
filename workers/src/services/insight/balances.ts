import { and, asc, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";

import { account } from "@mereau/db/tenant/schema.ts";
import type { InsightBalances, Standing } from "@mereau/shared/contracts/insight.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { accountNames } from "#services/accounts/names.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { allow, auditing } from "#services/roles.ts";

const LARGEST_MAX = 20;
const BELOW_MAX = 50;

/**
 * Who holds much, and who is deep below zero: so that somebody can offer a hand, or somewhere to spend. Balances as they are posted
 * now, settled up to when each account was last touched. For managers and auditors. Refuses with `unknown_currency`.
 */
export async function readBalances(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
): Promise<InsightBalances> {
  allow(caller, auditing);
  const { scale } = await findCurrency(ctx, code);
  const columns = {
    id: account.id,
    type: account.type,
    posted: account.posted,
    held: account.held,
    creditLimit: account.creditLimit,
  };
  const ofIt = and(eq(account.currency, code), inArray(account.kind, ["member", "pot"]));
  const above = and(ofIt, gt(account.posted, 0));
  const [sum, largest, below] = await ctx.db.batch([
    ctx.db
      .select({ posted: sql<number>`coalesce(sum(${account.posted}), 0)` })
      .from(account)
      .where(above),
    ctx.db
      .select(columns)
      .from(account)
      .where(above)
      .orderBy(desc(account.posted), account.id)
      .limit(LARGEST_MAX),
    ctx.db
      .select(columns)
      .from(account)
      .where(and(ofIt, lt(account.posted, 0)))
      .orderBy(asc(sql`1.0 * ${account.posted} / max(${account.creditLimit}, 1)`), account.id)
      .limit(BELOW_MAX),
  ]);
  const nameOf = await accountNames(
    ctx,
    [...largest, ...below].map(({ id }) => id),
  );
  const total = BigInt(sum[0]?.posted ?? 0);
  const standingOf = ({ id, type, posted, held, creditLimit }: (typeof largest)[number]): Standing => ({
    account: id,
    name: nameOf(id),
    type,
    balance: formatAmount(posted, scale),
    share: posted > 0 && total > 0n ? formatAmount(Number((BigInt(posted) * 1000n) / total), 1) : "0.0",
    creditLimit: formatAmount(creditLimit, scale),
    left: formatAmount(posted - held + creditLimit, scale),
  });
  const found = { largest: largest.map(standingOf), below: below.map(standingOf) };
  return { currency: code, at: ctx.now, whole: true, ...found };
}
