import { and, asc, eq, ne, sql } from "drizzle-orm";

import { account, accountProfile, creditSource, policy } from "@mereau/db/tenant/schema.ts";
import { creditRuleAt } from "@mereau/shared/ledger/rules/credit.ts";
import type { PolicyVersion } from "@mereau/shared/policies/versions.ts";
import { readPolicy } from "@mereau/shared/ledger/tickRows.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";

/** Limits in minor units. */
export type Limits = { creditLimit: number; balanceCap: number };

/** The policies of a currency, every version there is. */
async function readVersions(ctx: CommunityContext, currency: string): Promise<PolicyVersion[]> {
  const rows = await ctx.db
    .select()
    .from(policy)
    .where(eq(policy.currency, currency))
    .orderBy(asc(policy.version));
  return rows.map((row) => readPolicy([row.currency, row.version, row.effectiveAt, row.settings]));
}

/**
 * The credit limit that an account with a type's limit has, as SQL: what its counterparties have raised it by comes on top,
 * as far as the rule in force allows. The ledger decides by the same (`follow_limits`).
 */
export async function usualCreditLimit(ctx: CommunityContext, currency: string, limit: number) {
  const [versions, { scale }] = await Promise.all([readVersions(ctx, currency), findCurrency(ctx, currency)]);
  const rule = creditRuleAt({ versions: () => versions }, currency, scale, ctx.now);
  const room = Math.max(0, (rule?.max ?? 0) - limit);
  if (room === 0) return sql<number>`${limit}`;
  const raised = sql`coalesce((select sum(raised) from ${creditSource} as source
    where source.account = ${account.id}), 0)`;
  return sql<number>`${limit} + min(${room}, ${raised})`;
}

/** The members' accounts of a type in a currency that have other limits than these. */
export async function withOtherLimits(
  ctx: CommunityContext,
  { type, currency, limits }: { type: string; currency: string; limits: Limits },
) {
  const usual = await usualCreditLimit(ctx, currency, limits.creditLimit);
  return and(
    eq(account.type, type),
    eq(account.currency, currency),
    eq(account.kind, "member"),
    ne(account.status, "closed"),
    sql`(${account.creditLimit} <> ${usual} or ${account.balanceCap} <> ${limits.balanceCap}
      or ${accountProfile.limitsSetAt} is not null)`,
  );
}

/** Whether an account stands beyond these limits, as SQL. */
export async function standsBeyond(
  ctx: CommunityContext,
  { currency, limits }: { currency: string; limits: Limits },
) {
  const usual = await usualCreditLimit(ctx, currency, limits.creditLimit);
  return sql<number>`(${account.currency} = ${currency} and (${account.posted} - ${account.held} < -(${usual})
    or ${account.posted} > ${limits.balanceCap}))`;
}
