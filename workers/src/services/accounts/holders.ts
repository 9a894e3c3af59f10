import { asc, eq, sql } from "drizzle-orm";

import { accountHolder, member } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext, HolderRole } from "#services/context.ts";
import { ShortLivedCache } from "#services/shortLivedCache.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

/** `active` is false for a suspended member: they still own their account, and can do nothing with it. */
export type Holding = { member: string; role: HolderRole; active: boolean };

/** Half a minute: how long another isolate may still show an account to whom it was taken from. Who pays is judged elsewhere. */
const known = new ShortLivedCache<{ community: string; account: string; holders: readonly Holding[] }>({
  size: 20_000,
  lifetimeMs: 30_000,
});

const keyOf = (ctx: CommunityContext, account: string) => `${ctx.id} ${account}`;

/**
 * The members who hold each of these accounts, the earliest first. An account that nobody holds, or that
 * does not exist, has none. Known for half a minute in this isolate; what is not known comes in one read.
 */
export async function holdersOf(
  ctx: CommunityContext,
  accounts: readonly string[],
): Promise<Map<string, readonly Holding[]>> {
  const found = new Map<string, readonly Holding[]>();
  const unknown: string[] = [];
  for (const account of new Set(accounts)) {
    const cached = known.get(keyOf(ctx, account), ctx.now);
    if (cached) found.set(account, cached.holders);
    else unknown.push(account);
  }
  if (unknown.length === 0) return found;
  const rows = await ctx.db
    .select({
      account: accountHolder.account,
      member: accountHolder.member,
      role: accountHolder.role,
      status: member.status,
    })
    .from(accountHolder)
    .innerJoin(member, eq(member.id, accountHolder.member))
    .where(sql`${accountHolder.account} in (select value from json_each(${JSON.stringify(unknown)}))`)
    .orderBy(asc(accountHolder.since), asc(accountHolder.member));
  const byAccount = Map.groupBy(rows, (row) => row.account);
  for (const account of unknown) {
    const holders = (byAccount.get(account) ?? []).map((row) => ({
      member: row.member,
      role: row.role,
      active: row.status === "active",
    }));
    known.set(keyOf(ctx, account), { community: ctx.id, account, holders }, ctx.now);
    found.set(account, holders);
  }
  return found;
}

/** The holders of one account. */
export const holdersOfOne = async (ctx: CommunityContext, account: string): Promise<readonly Holding[]> =>
  (await holdersOf(ctx, [account])).get(account) ?? [];

/** Makes this isolate look again: called at once where an account’s holders, or the status of one of them, changed. */
export function forgetHolders(ctx: CommunityContext, which: { account?: string; member?: string }): void {
  known.forget(
    ({ community, account, holders }) =>
      community === ctx.id &&
      (account === which.account || holders.some((holding) => holding.member === which.member)),
  );
  forgetCallers(ctx.id, "all");
}
