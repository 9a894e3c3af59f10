import type { MemberTypeChange } from "#contracts/memberTypes.ts";
import { amountTexts } from "#money/display.ts";
import { parseAmount } from "#money/decimal.ts";
import type { Names, Texts } from "#policies/policy.ts";

/** What a member type means in words: who it is, and how far their accounts go. */
export function explainType({ name, provider, accounts }: MemberTypeChange, names: Names): Texts {
  const of = accounts.map((limits) => limitsOf(limits, names));
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

function limitsOf(
  { currency, creditLimit, balanceCap }: MemberTypeChange["accounts"][number],
  names: Names,
): Texts {
  const credit = inWords(creditLimit, currency, names);
  const cap = balanceCap === null ? null : inWords(balanceCap, currency, names);
  const isNothing = Number(creditLimit.replace(",", ".")) === 0;
  return {
    fr:
      `Un compte en ${currency} ${isNothing ? "ne descend pas sous zéro" : `descend jusqu’à −${credit.fr}`}, ` +
      `${cap === null ? "et monte sans plafond" : `et monte jusqu’à ${cap.fr}`}.`,
    en:
      `An account in ${currency} ${isNothing ? "never goes below zero" : `goes down to −${credit.en}`}, ` +
      `${cap === null ? "and up without a cap" : `and up to ${cap.en}`}.`,
  };
}

/** An amount as members read it; of a currency that is not known, or where it does not fit, as it is written. */
function inWords(amount: string, currency: string, { currencies }: Names): Texts {
  const money = currencies.get(currency);
  const read = money ? parseAmount(amount, money.scale) : null;
  if (money && read?.ok) return amountTexts(read.value, money);
  return {
    fr: `${amount.replace(".", ",")}\u00A0${currency}`,
    en: `${amount.replace(",", ".")}\u00A0${currency}`,
  };
}
