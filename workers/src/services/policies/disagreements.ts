import { memberType } from "@mereau/db/tenant/schema.ts";
import { unknownTypes } from "@mereau/shared/policies/memberTypes.ts";
import type { Disagreement, Money } from "@mereau/shared/policies/policy.ts";
import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import { disagreementsOf } from "@mereau/shared/policies/validate.ts";
import type { CommunityContext } from "#services/context.ts";

/** What cannot stand: among the policies of a currency, and with the types of member that the community has. */
export async function findDisagreements(
  { db }: CommunityContext,
  money: Money,
  policies: CurrencyPolicies,
): Promise<Disagreement[]> {
  const types = await db.select({ code: memberType.code }).from(memberType);
  const known = new Set(types.map(({ code }) => code));
  return [...disagreementsOf(policies, money), ...unknownTypes(policies, known)];
}
