import type { Language } from "@mereau/shared/contracts/common.ts";
import type { PoliciesChecked } from "@mereau/shared/contracts/policies.ts";
import { potsOf } from "@mereau/shared/policies/pots.ts";
import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import { disagreementsOf } from "@mereau/shared/policies/validate.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { nextChangeOf } from "#services/policies/read.ts";
import { inWords, readVersions } from "#services/policies/versions.ts";
import { findPots } from "#services/pots/find.ts";
import { allow, auditing } from "#services/roles.ts";

/** Says what policies would mean and what contradicts what, and changes nothing; for those who may read the whole ledger. */
export async function checkPolicies(
  ctx: CommunityContext,
  caller: Caller,
  { code, policies, language }: { code: string; policies: CurrencyPolicies; language: Language },
): Promise<PoliciesChecked> {
  allow(caller, auditing);
  const money = await findCurrency(ctx, code);
  const disagreements = disagreementsOf(policies, money);
  const [versions, known] = await Promise.all([readVersions(ctx, code), findPots(ctx, code)]);
  const pots = potsOf(policies).map((id) => {
    const found = known.find((pot) => pot.id === id);
    return { id, name: found?.name ?? null, exists: found !== undefined };
  });
  return {
    agrees: disagreements.length === 0,
    disagreements: disagreements.map(({ settings, why }) => ({
      settings: [...settings],
      why: why[language],
    })),
    // What cannot stand may have no words either: an amount with too many decimals
    explanation: disagreements.length === 0 ? inWords(policies, money, language) : [],
    pots,
    ...nextChangeOf(versions, ctx.now),
  };
}
