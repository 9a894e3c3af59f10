import type { Money, Texts } from "#policies/policy.ts";
import { type CurrencyPolicies, policies, type PolicyKind, policyKinds } from "#policies/registry.ts";

/** What a currency's policies mean for a member: a few plain sentences for each that applies. */
export const explain = (all: CurrencyPolicies, money: Money): { kind: PolicyKind; texts: Texts }[] =>
  policyKinds.flatMap((kind) => explanationOf(kind, all, money));

function explanationOf<Kind extends PolicyKind>(kind: Kind, all: CurrencyPolicies, money: Money) {
  const settings = all[kind];
  return settings ? [{ kind, texts: policies[kind].explain(settings, money) }] : [];
}
