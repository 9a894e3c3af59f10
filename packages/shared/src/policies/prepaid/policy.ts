import { centsOf } from "#contracts/euros.ts";
import type { Language } from "#contracts/common.ts";
import { euro } from "#money/euro.ts";
import { displayAmount } from "#money/display.ts";
import { amountInWords, potInWords, typesInWords } from "#policies/inWords.ts";
import { minorOf, typesAt } from "#policies/parts.ts";
import type { Disagreement, Money, Names, Policy } from "#policies/policy.ts";
import type { PrepaidSettings } from "#policies/prepaid/settings.ts";
import { inAnotherCurrency } from "#policies/shares.ts";

/** Sold in advance at a price, spent on a tariff; what is not spent in time may expire. */
export const prepaid: Policy<"prepaid"> = {
  name: { fr: "Vente de jetons", en: "Sale of tokens" },
  governs: ["prepaid"],
  because: {
    fr: "elle fixe le prix auquel des jetons sont vendus d’avance",
    en: "it sets the price at which tokens are sold in advance",
  },
  pots: ({ expiry }) => (expiry && expiry.to !== "burn" ? [expiry.to] : []),
  memberTypes: ({ expiry }) => Object.fromEntries(typesAt("expiry.exempt", expiry?.exempt ?? [])),
  amounts: ({ price }) => ({ "price.units": price.units }),
  explain: (settings, money, names) => ({
    fr: sentences(settings, { money, names }, "fr"),
    en: sentences(settings, { money, names }, "en"),
  }),
  disagreements({ price, topUp, expiry }, _, { code, scale }) {
    const found: Disagreement[] = [];
    if (centsOf(price.euros) === 0 || minorOf(price.units, scale) === 0)
      found.push({
        settings: ["prepaid.price"],
        why: {
          fr: "Un prix ne peut pas être nul, ni donner rien en échange.",
          en: "A price cannot be nothing, nor buy nothing.",
        },
      });
    if (topUp.maximum !== null && centsOf(topUp.maximum) < centsOf(topUp.minimum))
      found.push({
        settings: ["prepaid.topUp.minimum", "prepaid.topUp.maximum"],
        why: {
          fr: "La recharge la plus petite dépasse la plus grande.",
          en: "The smallest top-up is larger than the largest.",
        },
      });
    if (expiry && expiry.noticeDays > expiry.months * MONTH_DAYS_MAX)
      found.push(noticeTooLong(expiry.noticeDays, expiry.months));
    if (expiry && expiry.to !== "burn" && !expiry.to.startsWith(`${code}:`))
      found.push(inAnotherCurrency("prepaid.expiry.to", expiry.to, code));
    return found;
  },
};

/** The days of the longest months: no notice longer than these can be right. */
const MONTH_DAYS_MAX = 31;

function noticeTooLong(days: number, months: number): Disagreement {
  const inMonths =
    months === 1
      ? { fr: "le mois", en: "the month" }
      : { fr: `les ${months} mois`, en: `the ${months} months` };
  return {
    settings: ["prepaid.expiry.noticeDays", "prepaid.expiry.months"],
    why: {
      fr: `Un préavis de ${days} jours est plus long que ${inMonths.fr} après ${months === 1 ? "lequel" : "lesquels"} le solde expire : raccourcissez le préavis ou allongez la durée.`,
      en: `A notice of ${days} days is longer than ${inMonths.en} after which a balance expires: shorten the notice or lengthen the time.`,
    },
  };
}

const inEuros = (text: string, language: Language): string => displayAmount(centsOf(text), euro, language);

/** What it costs, whether it can be given back, and until when it can be spent. */
function sentences(
  settings: PrepaidSettings,
  { money, names }: { money: Money; names: Names },
  language: Language,
): string {
  const { price, redeemable, expiry } = settings;
  const units = amountInWords(price.units, money)[language];
  const euros = inEuros(price.euros, language);
  const told =
    language === "fr"
      ? [
          `Prix : ${units} pour ${euros}.`,
          redeemable
            ? "Ce qui n’est pas dépensé peut être repris contre des euros."
            : "Ce qui est acheté se dépense et n’est pas repris contre des euros.",
        ]
      : [
          `Price: ${units} for ${euros}.`,
          redeemable
            ? "What is not spent can be given back for euros."
            : "What is bought is spent, and is not given back for euros.",
        ];
  return [...told, ...(expiry ? expiryInWords(expiry, names, language) : [])].join(" ");
}

function expiryInWords(
  { months, noticeDays, to, exempt }: NonNullable<PrepaidSettings["expiry"]>,
  names: Names,
  language: Language,
): string[] {
  const some =
    months === 1 ? { fr: "un mois", en: "a month" } : { fr: `${months} mois`, en: `${months} months` };
  const days =
    noticeDays === 1
      ? { fr: "un jour", en: "a day" }
      : { fr: `${noticeDays} jours`, en: `${noticeDays} days` };
  const types = typesInWords(exempt, names);
  const pot = potInWords(to, names, language);
  if (language === "fr")
    return [
      `Ce qui arrive sur un compte expire à la fin du mois où ${some.fr} ${months === 1 ? "s’est écoulé" : "se sont écoulés"} ; le plus ancien est toujours dépensé d’abord.`,
      ...(noticeDays > 0 ? [`Un message prévient ${days.fr} avant.`] : []),
      to === "burn" ? "Ce qui expire disparaît." : `Ce qui expire va à la cagnotte ${pot}.`,
      ...(types === "" ? [] : [`N’expirent pas : ${types}.`]),
    ];
  return [
    `What comes to an account expires at the end of the month in which ${some.en} ${months === 1 ? "has" : "have"} gone by; the oldest is always spent first.`,
    ...(noticeDays > 0 ? [`A message says so ${days.en} ahead.`] : []),
    to === "burn" ? "What expires disappears." : `What expires goes to the pot ${pot}.`,
    ...(types === "" ? [] : [`Exempt: ${types}.`]),
  ];
}
