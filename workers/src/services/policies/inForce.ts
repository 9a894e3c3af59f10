import { and, desc, eq, lte } from "drizzle-orm";

import { policy } from "@mereau/db/tenant/schema.ts";
import { type CurrencyPolicies, policySettings } from "@mereau/shared/policies/registry.ts";
import type { CommunityContext } from "#services/context.ts";

/** The policies of a currency that are in force at the moment of the request. */
export async function policiesInForce(
  { db, now }: CommunityContext,
  currency: string,
): Promise<CurrencyPolicies> {
  const [row] = await db
    .select({ settings: policy.settings })
    .from(policy)
    .where(and(eq(policy.currency, currency), lte(policy.effectiveAt, now)))
    .orderBy(desc(policy.version))
    .limit(1);
  return row ? policySettings.parse(JSON.parse(row.settings)) : {};
}
