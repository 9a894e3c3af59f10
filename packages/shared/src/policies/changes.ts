import { type AppliedPolicy, appliedPolicies } from "#policies/applied.ts";
import { noNames, quoted } from "#policies/inWords.ts";
import type { Money, Names, Texts } from "#policies/policy.ts";
import { type CurrencyPolicies, type PolicyKind, policyKinds } from "#policies/registry.ts";

/** What becomes of a policy where others are settled. */
export const changeKinds = ["begins", "ends", "changes"] as const;

export type PolicyChange = { kind: PolicyKind; change: (typeof changeKinds)[number]; texts: Texts };

/**
 * What would be otherwise for members if `after` took the place of `before`, a plain sentence or a few for each policy, in
 * the order in which they are told; empty where all stays. Amounts of both must fit the currency.
 */
export function changesOf(
  { before, after }: { before: CurrencyPolicies; after: CurrencyPolicies },
  money: Money,
  names: Names = noNames,
): PolicyChange[] {
  const [was, is] = [before, after].map(
    (all) => new Map(appliedPolicies(all).map((policy) => [policy.kind, policy])),
  );
  const told = (policy: AppliedPolicy) => ({ name: policy.name, text: policy.explain(money, names) });
  return policyKinds.flatMap((kind): PolicyChange[] => {
    const [old, next] = [was?.get(kind), is?.get(kind)];
    if (!next) return old ? [{ kind, change: "ends", texts: ends(told(old)) }] : [];
    if (!old) return [{ kind, change: "begins", texts: begins(told(next)) }];
    if (JSON.stringify(before[kind]) === JSON.stringify(after[kind])) return [];
    return [{ kind, change: "changes", texts: changes(told(old), told(next)) }];
  });
}

type Told = { name: Texts; text: Texts };

const begins = ({ name, text }: Told): Texts => ({
  fr: `Commence : ${quoted(name.fr, "fr")}. ${text.fr}`,
  en: `Begins: ${quoted(name.en, "en")}. ${text.en}`,
});

const ends = ({ name, text }: Told): Texts => ({
  fr: `Prend fin : ${quoted(name.fr, "fr")}. Jusqu’ici : ${text.fr}`,
  en: `Ends: ${quoted(name.en, "en")}. Until now: ${text.en}`,
});

/** Where the sentences are the same, what differs is in the settings alone. */
const changes = ({ name, text: old }: Told, { text }: Told): Texts =>
  old.fr === text.fr
    ? {
        fr: `Change : ${quoted(name.fr, "fr")}, dans un détail que ses phrases ne disent pas : comparez les réglages.`,
        en: `Changes: ${quoted(name.en, "en")}, in a detail that its sentences do not tell: compare the settings.`,
      }
    : {
        fr: `Change : ${quoted(name.fr, "fr")}. Jusqu’ici : ${old.fr} Ensuite : ${text.fr}`,
        en: `Changes: ${quoted(name.en, "en")}. Until now: ${old.en} From then on: ${text.en}`,
      };
