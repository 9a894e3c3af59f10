import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import { inForce } from "@mereau/shared/policies/versions.ts";
import type { CommunityContext } from "#services/context.ts";
import { readVersions } from "#services/policies/versions.ts";

/** The policies of a currency that are in force at the moment of the request. */
export async function policiesInForce(ctx: CommunityContext, code: string): Promise<CurrencyPolicies> {
  return inForce(await readVersions(ctx, code), ctx.now)?.policies ?? {};
}
