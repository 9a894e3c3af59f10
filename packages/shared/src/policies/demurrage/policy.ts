import type { Language } from "#contracts/common.ts";
import type { DemurrageSettings } from "#policies/demurrage/settings.ts";
import {
  amountInWords,
  everyInWords,
  perInWords,
  potInWords,
  rateInWords,
  typesInWords,
} from "#policies/inWords.ts";
import { millionthsOf, minorOf, spanSeconds } from "#policies/parts.ts";
import type { Disagreement, Money, Names, Policy, Texts } from "#policies/policy.ts";
import { inAnotherCurrency } from "#policies/shares.ts";

/** A share of what stands above the floor melts away, compounded at each tick. What is on hold does not melt. */
export const demurrage: Policy<"demurrage"> = {
  name: { fr: "Fonte", en: "Melting" },
  governs: ["backed", "mutual", "dividend", "prepaid"],
  pots: ({ to }) => (to === "burn" ? [] : [to]),
  memberTypes: ({ byType }) =>
    Object.fromEntries(Object.keys(byType).map((type) => [`byType.${type}`, type])),
  amounts: ({ floor }) => ({ floor }),
  explain: (settings, money, names) => ({
    fr: sentences(settings, { money, names }, "fr"),
    en: sentences(settings, { money, names }, "en"),
  }),
  disagreements({ rate, byType, to }, _, { code, kind }) {
    const found: Disagreement[] = [];
    const rates = [["rate", rate], ...Object.entries(byType).map(([type, own]) => [`byType.${type}`, own])];
    for (const [path, own] of rates)
      if (Number(own) >= 100)
        found.push({
          settings: [`demurrage.${path}`],
          why: { fr: "Un taux de 100 % ne laisserait rien.", en: "A rate of 100% would leave nothing." },
        });
    if (to !== "burn" && !to.startsWith(`${code}:`)) found.push(inAnotherCurrency("demurrage.to", to, code));
    if (to === "burn" && kind === "mutual")
      found.push({
        settings: ["demurrage.to", "currency"],
        why: {
          fr: "En crédit mutuel la somme des comptes est toujours nulle, rien ne peut disparaître : versez la fonte à une cagnotte.",
          en: "In mutual credit the accounts always sum to zero, so nothing can disappear: let what melts go to a pot.",
        },
      });
    return found;
  },
};

const unmelting: Texts = { fr: "Ce qui dort ne fond pas.", en: "What lies idle does not melt." };

/** What melts and how fast, what does not, and where it goes. */
function sentences(
  { rate, per, tick, byType, floor, to }: DemurrageSettings,
  { money, names }: { money: Money; names: Names },
  language: Language,
): string {
  const period = perInWords(per)[language];
  const often = everyInWords(spanSeconds[tick])[language];
  const general = rateInWords(rate)[language];
  const melts = millionthsOf(rate) > 0;
  const own = Object.entries(byType);
  const exempt = own.filter(([, it]) => melts && millionthsOf(it) === 0).map(([type]) => type);
  const others = own
    .filter(([, it]) => millionthsOf(it) > 0)
    .map(([type, it]) => `${typesInWords([type], names)} ${rateInWords(it)[language]} ${period}`);
  if (!melts && others.length === 0) return unmelting[language];
  const told: (Texts | false)[] = [
    melts
      ? {
          fr: `Ce qui dort fond de ${general} ${period}, un peu ${often}.`,
          en: `What lies idle melts by ${general} ${period}, a little ${often}.`,
        }
      : unmelting,
    others.length > 0 && {
      fr: `À un autre taux : ${others.join(", ")}.`,
      en: `At another rate: ${others.join(", ")}.`,
    },
    exempt.length > 0 && {
      fr: `Ne fondent pas : ${typesInWords(exempt, names)}.`,
      en: `Exempt: ${typesInWords(exempt, names)}.`,
    },
    minorOf(floor, money.scale) > 0 && untouched(floor, money),
    to === "burn"
      ? { fr: "Ce qui fond disparaît.", en: "What melts disappears." }
      : {
          fr: `Ce qui fond va à la cagnotte ${potInWords(to, names, "fr")}.`,
          en: `What melts goes to the pot ${potInWords(to, names, "en")}.`,
        },
  ];
  return told.flatMap((texts) => (texts ? [texts[language]] : [])).join(" ");
}

function untouched(floor: string, money: Money): Texts {
  const { fr, en } = amountInWords(floor, money);
  return {
    fr: `Les premiers ${fr} d’un compte ne fondent jamais.`,
    en: `The first ${en} of an account never melt.`,
  };
}
