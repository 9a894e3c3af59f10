import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

type Facts = {
  /** What the currency is called. */
  currency: string;
  /** From when on the rules hold, in milliseconds since 1970. */
  at: number;
  /** Whether they only say that an announced change does not come. */
  withdraws: boolean;
  /** The rules, in plain sentences. */
  rules: readonly string[];
};

/** What members are told when the policies of a currency change, in each language. */
export const policiesLetter = {
  fr: ({ currency, at, withdraws, rules }: Facts): Letter => ({
    subject: withdraws
      ? `Les règles de la monnaie ${currency} restent les mêmes`
      : `Les règles de la monnaie ${currency} changent le ${dateInWords(at).fr}`,
    paragraphs: [
      withdraws
        ? `Le changement annoncé des règles de la monnaie ${currency} n’aura pas lieu.`
        : `À partir du ${dateInWords(at).fr}, la monnaie ${currency} suit ces règles :`,
      ...(withdraws && rules.length > 0 ? ["Elles restent :"] : []),
      ...(rules.length > 0 ? rules : withdraws ? [] : ["Aucune règle particulière ne s’applique plus."]),
      "Une question ? Demandez à votre association : elle saura vous expliquer ce que cela change pour vous.",
    ],
  }),
  en: ({ currency, at, withdraws, rules }: Facts): Letter => ({
    subject: withdraws
      ? `The rules of ${currency} stay as they are`
      : `The rules of ${currency} change on ${dateInWords(at).en}`,
    paragraphs: [
      withdraws
        ? `The announced change to the rules of ${currency} will not take place.`
        : `From ${dateInWords(at).en} on, ${currency} goes by these rules:`,
      ...(withdraws && rules.length > 0 ? ["They remain:"] : []),
      ...(rules.length > 0 ? rules : withdraws ? [] : ["No particular rule applies any more."]),
      "Any question? Ask your association: they can explain what this means for you.",
    ],
  }),
} as const;
