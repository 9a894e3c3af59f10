import { parseAmount } from "#money/decimal.ts";
import { type AppliedPolicy, appliedPolicies } from "#policies/applied.ts";
import type { Disagreement, Money } from "#policies/policy.ts";
import type { CurrencyPolicies } from "#policies/registry.ts";

/** Everything that cannot stand together among a currency's policies; empty when all agree. */
export const disagreementsOf = (all: CurrencyPolicies, money: Money): Disagreement[] =>
  appliedPolicies(all).flatMap((policy) => faultsOf(policy, money));

/**
 * What one policy contradicts: the currency's kind, its scale, itself, or the others. Amounts that do not fit the currency
 * are told first: until they do, nothing can be compared with them.
 */
function faultsOf(policy: AppliedPolicy, money: Money): Disagreement[] {
  const misfits = Object.entries(policy.amounts).flatMap(([path, amount]) =>
    faultOfAmount(`${policy.kind}.${path}`, amount, money),
  );
  return [
    ...(policy.governs.includes(money.kind) ? [] : [notForKind(policy.kind, money)]),
    ...(misfits.length > 0 ? misfits : policy.disagreements(money)),
  ];
}

function faultOfAmount(path: string, amount: string, money: Money): Disagreement[] {
  const read = parseAmount(amount, money.scale);
  if (read.ok) return [];
  return [read.code === "amount_malformed" ? doesNotFit(path, amount, money) : isTooLarge(path, amount)];
}

const notForKind = (policy: string, { kind }: Money): Disagreement => ({
  settings: [policy, "currency.kind"],
  why: {
    fr: `La règle « ${policy} » ne va pas avec une monnaie de ce genre (${kind}).`,
    en: `The policy “${policy}” does not go with a currency of this kind (${kind}).`,
  },
});

function doesNotFit(path: string, amount: string, { code, scale }: Money): Disagreement {
  const fr = ["n’a pas de décimales", "a une décimale"][scale] ?? `a ${scale} décimales`;
  const en = ["no decimals", "one decimal"][scale] ?? `${scale} decimals`;
  return {
    settings: [path, "currency.scale"],
    why: {
      fr: `Le montant ${amount} ne s’écrit pas en ${code}, qui ${fr}.`,
      en: `The amount ${amount} cannot be written in ${code}, which has ${en}.`,
    },
  };
}

const isTooLarge = (path: string, amount: string): Disagreement => ({
  settings: [path],
  why: {
    fr: `Le montant ${amount} dépasse ce qu’un registre peut compter.`,
    en: `The amount ${amount} is larger than a ledger can count.`,
  },
});
