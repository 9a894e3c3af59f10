import type { MemberTypeChange } from "#contracts/memberTypes.ts";
import type { Texts } from "#policies/policy.ts";

/** What a member type means in words: who it is, and how far their accounts go. */
export function explainType({ name, provider, accounts }: MemberTypeChange): Texts {
  const of = accounts.map(limitsOf);
  const none = {
    fr: "Aucun compte ne s’ouvre avec l’adhésion.",
    en: "No account opens with membership.",
  };
  const said = (language: keyof Texts) =>
    of.length === 0 ? none[language] : of.map((texts) => texts[language]).join(" ");
  return {
    fr: `« ${name} »${provider ? ", dans la liste des prestataires" : ""}. ${said("fr")}`,
    en: `“${name}”${provider ? ", listed as providers" : ""}. ${said("en")}`,
  };
}

function limitsOf({ currency, creditLimit, balanceCap }: MemberTypeChange["accounts"][number]): Texts {
  const fr = (amount: string) => `${amount.replace(".", ",")}\u00A0${currency}`;
  const en = (amount: string) => `${amount.replace(",", ".")}\u00A0${currency}`;
  const isNothing = Number(creditLimit.replace(",", ".")) === 0;
  return {
    fr:
      `Un compte en ${currency} ${isNothing ? "ne descend pas sous zéro" : `descend jusqu’à −${fr(creditLimit)}`}, ` +
      `${balanceCap === null ? "et monte sans plafond" : `et monte jusqu’à ${fr(balanceCap)}`}.`,
    en:
      `An account in ${currency} ${isNothing ? "never goes below zero" : `goes down to −${en(creditLimit)}`}, ` +
      `${balanceCap === null ? "and up without a cap" : `and up to ${en(balanceCap)}`}.`,
  };
}
