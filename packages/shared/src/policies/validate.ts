import type { CurrencyKind } from "#ledger/currency.ts";
import { parseAmount } from "#money/decimal.ts";
import { type AppliedPolicy, appliedPolicies } from "#policies/applied.ts";
import type { Disagreement, Money, Texts } from "#policies/policy.ts";
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
    ...(policy.governs.includes(money.kind) ? [] : [notForKind(policy, money)]),
    ...(misfits.length > 0 ? misfits : policy.disagreements(money)),
  ];
}

function faultOfAmount(path: string, amount: string, money: Money): Disagreement[] {
  const read = parseAmount(amount, money.scale);
  if (read.ok) return [];
  return [read.code === "amount_malformed" ? doesNotFit(path, amount, money) : isTooLarge(path, amount)];
}

const kindsInWords: Readonly<Record<CurrencyKind, Texts>> = {
  backed: { fr: "une monnaie adossée à des euros", en: "a currency backed by euros" },
  mutual: { fr: "un crédit mutuel", en: "mutual credit" },
  dividend: { fr: "une monnaie créée par un dividende", en: "a currency created as a dividend" },
  prepaid: { fr: "des jetons vendus d’avance", en: "tokens sold in advance" },
  reserve: { fr: "un fonds de garantie", en: "a reserve" },
};

const notForKind = ({ kind, name, because }: AppliedPolicy, money: Money): Disagreement => ({
  settings: [kind, "currency.kind"],
  why: {
    fr: `La règle «\u00A0${name.fr}\u00A0» ne va pas avec ${kindsInWords[money.kind].fr}${because ? `\u00A0: ${because.fr}` : ""}.`,
    en: `The policy “${name.en}” does not go with ${kindsInWords[money.kind].en}${because ? `: ${because.en}` : ""}.`,
  },
});

/** An amount of the settings, which are written with a point, as it is read in French. */
const withComma = (amount: string): string => amount.replace(".", ",");

function doesNotFit(path: string, amount: string, { code, scale }: Money): Disagreement {
  const fr = ["n’a pas de décimales", "a une décimale"][scale] ?? `a ${scale} décimales`;
  const en = ["no decimals", "one decimal"][scale] ?? `${scale} decimals`;
  return {
    settings: [path, "currency.scale"],
    why: {
      fr: `Le montant ${withComma(amount)} ne s’écrit pas en ${code}, qui ${fr}.`,
      en: `The amount ${amount} cannot be written in ${code}, which has ${en}.`,
    },
  };
}

const isTooLarge = (path: string, amount: string): Disagreement => ({
  settings: [path],
  why: {
    fr: `Le montant ${withComma(amount)} dépasse ce qu’un registre peut compter.`,
    en: `The amount ${amount} is larger than a ledger can count.`,
  },
});
