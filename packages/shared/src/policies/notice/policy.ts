import { daysInWords } from "#policies/inWords.ts";
import type { Policy } from "#policies/policy.ts";

/** How long before they take effect changes to a currency's policies must be told. Without it they may at once. */
export const notice: Policy<"notice"> = {
  name: { fr: "Préavis", en: "Notice" },
  governs: ["backed", "mutual", "dividend", "prepaid"],
  explain: ({ days }) =>
    days === 0
      ? {
          fr: "Les règles de la monnaie peuvent changer du jour au lendemain.",
          en: "The rules of this currency may change at once.",
        }
      : {
          fr: `Tout changement des règles de la monnaie est annoncé au moins ${daysInWords(days).fr} à l’avance.`,
          en: `Every change to the rules of this currency is announced at least ${daysInWords(days).en} ahead.`,
        },
};
