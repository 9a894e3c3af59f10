import { and, asc, eq, gt, or } from "drizzle-orm";

import { account, accountProfile } from "@mereau/db/tenant/schema.ts";
import type { OtherLimits, OtherLimitsQuery } from "@mereau/shared/contracts/memberTypes.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { formatCap } from "#services/currencies/minorUnits.ts";
import { standsBeyond, withOtherLimits } from "#services/limits/usual.ts";
import { findMemberType } from "#services/members/find.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { allow, auditing } from "#services/roles.ts";
import { sql } from "drizzle-orm";

/**
 * The accounts of a member type whose limits are not those of the type, and why: set for themselves, beyond the type's
 * limits, or about to follow. For managers and auditors. Refuses with `unknown_member_type`.
 */
export async function listOtherLimits(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  query: OtherLimitsQuery,
): Promise<Page<OtherLimits>> {
  allow(caller, auditing);
  const { accounts } = await findMemberType(ctx, code);
  const kinds = Object.entries(accounts).map(([currency, limits]) => ({ type: code, currency, limits }));
  if (kinds.length === 0) return { items: [], next: null };
  const [after] = readPlace(textPlace, query.cursor) ?? [""];
  const conditions = await Promise.all(kinds.map((kind) => withOtherLimits(ctx, kind)));
  const crossing = await Promise.all(kinds.map((kind) => standsBeyond(ctx, kind)));
  const rows = await ctx.db
    .select({ account, profile: accountProfile, crossed: sql<number>`(${sql.join(crossing, sql` or `)})` })
    .from(account)
    .leftJoin(accountProfile, eq(accountProfile.account, account.id))
    .where(and(or(...conditions), gt(account.id, after)))
    .orderBy(asc(account.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.account.id]);
  return { items: await Promise.all(page.items.map((row) => express(ctx, row))), next: page.next };
}

type Row = {
  account: typeof account.$inferSelect;
  profile: typeof accountProfile.$inferSelect | null;
  crossed: number;
};

async function express(ctx: CommunityContext, row: Row): Promise<OtherLimits> {
  const { id, currency, posted, held, creditLimit, balanceCap } = row.account;
  const scale = await scaleOf(ctx, currency);
  const since = row.profile?.limitsSetAt ?? null;
  return {
    account: id,
    name: row.profile?.name ?? null,
    balance: formatAmount(posted - held, scale),
    creditLimit: formatAmount(creditLimit, scale),
    balanceCap: formatCap(balanceCap, scale),
    because: since !== null ? "own" : row.crossed === 1 ? "limit_crossed" : "pending",
    reason: row.profile?.limitsReason ?? null,
    since,
  };
}
