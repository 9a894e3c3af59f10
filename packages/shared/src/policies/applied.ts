import type { Disagreement, Money, Names, Texts } from "#policies/policy.ts";
import { type CurrencyPolicies, policies, type PolicyKind, policyKinds } from "#policies/registry.ts";

/** A policy together with what is set for it: whoever asks need not know which one it is. */
export type AppliedPolicy = {
  kind: PolicyKind;
  name: Texts;
  governs: readonly Money["kind"][];
  because: Texts | null;
  explain(money: Money, names: Names): Texts;
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
    name: policy.name,
    governs: policy.governs,
    because: policy.because ?? null,
    explain: (money, names) => policy.explain(settings, money, names),
    pots: policy.pots?.(settings) ?? [],
    memberTypes: policy.memberTypes?.(settings) ?? {},
    amounts: policy.amounts?.(settings) ?? {},
    disagreements: (money) => policy.disagreements?.(settings, all, money) ?? [],
  };
}
