import { appliedPolicies } from "#policies/applied.ts";
import { noNames } from "#policies/inWords.ts";
import type { Money, Names, Texts } from "#policies/policy.ts";
import type { CurrencyPolicies, PolicyKind } from "#policies/registry.ts";

/** What a currency's policies mean for a member: a few plain sentences for each that applies. */
export const explain = (
  all: CurrencyPolicies,
  money: Money,
  names: Names = noNames,
): { kind: PolicyKind; texts: Texts }[] =>
  appliedPolicies(all).map((policy) => ({ kind: policy.kind, texts: policy.explain(money, names) }));
