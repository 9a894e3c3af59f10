import { parseAmount } from "#money/decimal.ts";
import type { Disagreement, Money } from "#policies/policy.ts";
import { type CurrencyPolicies, policies, type PolicyKind, policyKinds } from "#policies/registry.ts";

/** Everything that cannot stand together among a currency's policies; empty when all agree. */
export const disagreementsOf = (all: CurrencyPolicies, money: Money): Disagreement[] =>
  policyKinds.flatMap((kind) => faultsOf(kind, all, money));

/** What one policy contradicts: the currency's kind, its scale, itself, or the others. */
function faultsOf<Kind extends PolicyKind>(kind: Kind, all: CurrencyPolicies, money: Money): Disagreement[] {
  const settings = all[kind];
  if (!settings) return [];
  const policy = policies[kind];
  const amounts = Object.entries(policy.amounts?.(settings) ?? {});
  return [
    ...(policy.governs.includes(money.kind) ? [] : [notForKind(kind, money)]),
    ...amounts
      .filter(([, amount]) => !parseAmount(amount, money.scale).ok)
      .map(([path, amount]) => doesNotFit(`${kind}.${path}`, amount, money)),
    ...(policy.disagreements?.(settings, all, money) ?? []),
  ];
}

const notForKind = (policy: string, { kind }: Money): Disagreement => ({
  settings: [policy, "currency.kind"],
  why: {
    fr: `La règle « ${policy} » ne va pas avec une monnaie de ce genre (${kind}).`,
    en: `The policy “${policy}” does not go with a currency of this kind (${kind}).`,
  },
});

const doesNotFit = (path: string, amount: string, { code, scale }: Money): Disagreement => ({
  settings: [path, "currency.scale"],
  why: {
    fr: `Le montant ${amount} ne s’écrit pas en ${code}, qui a ${scale} décimales.`,
    en: `The amount ${amount} cannot be written in ${code}, which has ${scale} decimals.`,
  },
});
