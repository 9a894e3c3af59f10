import { type CurrencyPolicies, policies, type PolicyKind, policyKinds } from "#policies/registry.ts";

/** The pots that these policies fill or empty, each once. */
export const potsOf = (all: CurrencyPolicies): string[] => [
  ...new Set(policyKinds.flatMap((kind) => potsOfKind(kind, all))),
];

function potsOfKind<Kind extends PolicyKind>(kind: Kind, all: CurrencyPolicies): readonly string[] {
  const settings = all[kind];
  return settings ? (policies[kind].pots?.(settings) ?? []) : [];
}
