import { appliedPolicies } from "#policies/applied.ts";
import type { CurrencyPolicies } from "#policies/registry.ts";

/** The pots that these policies fill or empty, each once. */
export const potsOf = (all: CurrencyPolicies): string[] => [
  ...new Set(appliedPolicies(all).flatMap(({ pots }) => pots)),
];
