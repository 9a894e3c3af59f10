import { and, desc, eq, isNotNull, isNull, lt, inArray, ne, sql, type SQL } from "drizzle-orm";

import { account as accounts, accountProfile, posting, transfer } from "@mereau/db/tenant/schema.ts";
import type { KnownPayee, PayeesQuery, UsedCategory } from "@mereau/shared/contracts/suggestions.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { counterpartyOf } from "#services/accounts/entries.ts";
import { photoOf } from "#services/accounts/photoOf.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { isUndone } from "#services/transfers/undone.ts";

/** How much of the history suggestions are made from: the same short read for every account. */
const LATEST = 500;

/** How many categories people can look over. */
const CATEGORIES_MAX = 50;

/** The last entries of an account, where a posting is looked up in its history and nothing else is touched. */
const latest = (ctx: CommunityContext, account: string) =>
  ctx.db
    .select()
    .from(posting)
    .where(eq(posting.account, account))
    .orderBy(desc(posting.seq))
    .limit(LATEST)
    .as("latest");

/** The categories that the last entries of an account bear, the most used first; whoever reads the account sees them. */
export async function readUsedCategories(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
): Promise<UsedCategory[]> {
  await mayRead(ctx, caller, account);
  const line = latest(ctx, account);
  const used = sql<number>`count(*)`;
  const rows = await ctx.db
    .select({ category: transfer.category, used, lastAt: sql<number>`max(${line.at})` })
    .from(line)
    .innerJoin(transfer, eq(transfer.id, line.transfer))
    .where(isNotNull(transfer.category))
    .groupBy(transfer.category)
    .orderBy(desc(used), transfer.category)
    .limit(CATEGORIES_MAX);
  return rows.flatMap(({ category, ...row }) => (category === null ? [] : [{ category, ...row }]));
}

/**
 * The accounts that an account has paid among its last entries, each once, with what it was paid last: suggestions of whom
 * to pay. Payments that were undone do not count, nor accounts that are closed.
 */
export async function readKnownPayees(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  { limit, order }: PayeesQuery,
): Promise<KnownPayee[]> {
  await mayRead(ctx, caller, account);
  const { scale } = await findCurrency(ctx, currencyOfAccount(account));
  const line = latest(ctx, account);
  const payee = counterpartyOf(account, line.counter);
  const times = sql<number>`count(*)`;
  const last = sql<number>`max(${line.seq})`;
  const sorted: SQL[] = order === "often" ? [desc(times), desc(last)] : [desc(last)];
  // SQLite takes bare columns of a group from the row that has the maximum.
  const rows = await ctx.db
    .select({
      account: payee,
      name: accountProfile.name,
      photo: photoOf(accounts.id),
      amount: line.amount,
      at: line.at,
      last,
      times,
    })
    .from(line)
    .innerJoin(transfer, eq(transfer.id, line.transfer))
    .innerJoin(accounts, eq(accounts.id, payee))
    .leftJoin(accountProfile, eq(accountProfile.account, payee))
    .where(
      and(
        lt(line.amount, 0),
        isNull(line.purpose),
        inArray(transfer.kind, ["payment", "capture"]),
        ne(accounts.status, "closed"),
        sql`not ${isUndone(transfer.id)}`,
      ),
    )
    .groupBy(payee)
    .orderBy(...sorted)
    .limit(limit);
  return rows.map((row) => ({
    account: row.account,
    number: row.account.slice(row.account.indexOf(":") + 1),
    name: row.name,
    photo: row.photo,
    lastAmount: formatAmount(-row.amount, scale),
    lastAt: row.at,
    times: row.times,
  }));
}
