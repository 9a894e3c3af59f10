import type { Disagreement, Money, Texts } from "#policies/policy.ts";
import { type CurrencyPolicies, policies, type PolicyKind, policyKinds } from "#policies/registry.ts";

/** A policy together with what is set for it: whoever asks need not know which one it is. */
export type AppliedPolicy = {
  kind: PolicyKind;
  governs: readonly Money["kind"][];
  explain(money: Money): Texts;
  pots: readonly string[];
  memberTypes: Readonly<Record<string, string>>;
  amounts: Readonly<Record<string, string>>;
  disagreements(money: Money): Disagreement[];
};

/** The policies that apply, in the order in which they are told. */
export const appliedPolicies = (all: CurrencyPolicies): AppliedPolicy[] =>
  policyKinds.flatMap((kind) => apply(kind, all[kind], all) ?? []);

function apply<Kind extends PolicyKind>(
  kind: Kind,
  settings: CurrencyPolicies[Kind],
  all: CurrencyPolicies,
): AppliedPolicy | null {
  if (!settings) return null;
  const policy = policies[kind];
  return {
    kind,
    governs: policy.governs,
    explain: (money) => policy.explain(settings, money),
    pots: policy.pots?.(settings) ?? [],
    memberTypes: policy.memberTypes?.(settings) ?? {},
    amounts: policy.amounts?.(settings) ?? {},
    disagreements: (money) => policy.disagreements?.(settings, all, money) ?? [],
  };
}
