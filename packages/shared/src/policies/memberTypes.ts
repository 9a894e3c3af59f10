import { appliedPolicies } from "#policies/applied.ts";
import type { Disagreement } from "#policies/policy.ts";
import type { CurrencyPolicies } from "#policies/registry.ts";

/** That a setting names a type of member that the community does not have. */
export const unknownType = (path: string, code: string): Disagreement => ({
  settings: [path, "memberTypes"],
  why: {
    fr: `«\u00A0${code}\u00A0» n’est pas un type de membre d’ici.`,
    en: `“${code}” is no kind of member here.`,
  },
});

/** Where policies name a type of member that the community does not have: they would silently be for nobody. */
export const unknownTypes = (all: CurrencyPolicies, known: ReadonlySet<string>): Disagreement[] =>
  appliedPolicies(all).flatMap(({ kind, memberTypes }) =>
    Object.entries(memberTypes).flatMap(([path, code]) =>
      known.has(code) ? [] : [unknownType(`${kind}.${path}`, code)],
    ),
  );
