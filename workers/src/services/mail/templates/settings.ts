import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

type Facts = {
  /** What the rules are about: “the rules of membership”. */
  title: string;
  /** From when on they hold, in milliseconds since 1970. */
  at: number;
  /** Whether an announced change does not come. */
  withdraws: boolean;
  /** The rules, in plain sentences. */
  rules: string;
};

/** What members are told when rules of the whole community change, in each language. */
export const settingLetter = {
  fr: ({ title, at, withdraws, rules }: Facts): Letter => ({
    subject: withdraws
      ? `Pas de changement : ${title}`
      : `Changement à partir du ${dateInWords(at).fr} : ${title}`,
    paragraphs: [
      withdraws
        ? `Le changement annoncé pour le ${dateInWords(at).fr} (${title}) n’aura pas lieu. Voici ce qui reste en vigueur :`
        : `À partir du ${dateInWords(at).fr}, voici ce qui vaut dans votre communauté (${title}) :`,
      rules,
      "Une question ? Demandez à votre association : elle saura vous expliquer ce que cela change pour vous.",
    ],
  }),
  en: ({ title, at, withdraws, rules }: Facts): Letter => ({
    subject: withdraws ? `No change: ${title}` : `A change from ${dateInWords(at).en} on: ${title}`,
    paragraphs: [
      withdraws
        ? `The change announced for ${dateInWords(at).en} (${title}) will not take place. This remains in force:`
        : `From ${dateInWords(at).en} on, this holds in your community (${title}):`,
      rules,
      "Any question? Ask your association: they can explain what this means for you.",
    ],
  }),
} as const;

type Failed = { title: string; why: string };

/** What managers are told when an announced change could not come into force. */
export const settingFailedLetter = {
  fr: ({ title, why }: Failed): Letter => ({
    subject: `Un changement annoncé n’a pas pu avoir lieu : ${title}`,
    paragraphs: [
      `Le changement que vous aviez annoncé (${title}) devait prendre effet, mais il ne tient plus :`,
      why,
      "Ce qui valait jusqu’ici reste en vigueur. Arrêtez un nouveau changement et prévenez les membres.",
    ],
  }),
  en: ({ title, why }: Failed): Letter => ({
    subject: `An announced change could not take place: ${title}`,
    paragraphs: [
      `The change that you announced (${title}) was to take effect, but it can no longer stand:`,
      why,
      "What held until now remains in force. Settle another change, and tell the members.",
    ],
  }),
} as const;
