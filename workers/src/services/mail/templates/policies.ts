import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

type Facts = {
  /** What the currency is called. */
  currency: string;
  /** From when on the rules hold, in milliseconds since 1970. */
  at: number;
  /** Whether they only say that an announced change does not come. */
  withdraws: boolean;
  /** What begins, ends and changes in comparison with what held before, in plain sentences. */
  changes: readonly string[];
  /** The rules, in plain sentences. */
  rules: readonly string[];
};

/** What members are told when the policies of a currency change, in each language: first what differs, then all of it. */
export const policiesLetter = {
  fr: ({ currency, at, withdraws, changes, rules }: Facts): Letter => {
    const day = dateInWords(at).fr;
    const stay = withdraws || changes.length === 0;
    const news =
      changes.length > 0
        ? [`À partir du ${day}, voici ce qui change dans les règles de la monnaie ${currency} :`, ...changes]
        : [`Les règles de la monnaie ${currency} sont confirmées, sans rien changer.`];
    return {
      subject: stay
        ? `Les règles de la monnaie ${currency} restent les mêmes`
        : `Les règles de la monnaie ${currency} changent le ${day}`,
      paragraphs: [
        ...(withdraws
          ? [`Le changement annoncé des règles de la monnaie ${currency} n’aura pas lieu.`]
          : news),
        ...allRules(rules, {
          told: stay ? "Elles restent :" : "En tout, elle suit alors ces règles :",
          none: stay ? null : "Aucune règle particulière ne s’applique plus.",
        }),
        "Une question ? Demandez à votre association : elle saura vous expliquer ce que cela change pour vous.",
      ],
    };
  },
  en: ({ currency, at, withdraws, changes, rules }: Facts): Letter => {
    const day = dateInWords(at).en;
    const stay = withdraws || changes.length === 0;
    const news =
      changes.length > 0
        ? [`From ${day} on, this changes in the rules of ${currency}:`, ...changes]
        : [`The rules of ${currency} are confirmed, and nothing changes.`];
    return {
      subject: stay
        ? `The rules of ${currency} stay as they are`
        : `The rules of ${currency} change on ${day}`,
      paragraphs: [
        ...(withdraws ? [`The announced change to the rules of ${currency} will not take place.`] : news),
        ...allRules(rules, {
          told: stay ? "They remain:" : "In all, it then goes by these rules:",
          none: stay ? null : "No particular rule applies any more.",
        }),
        "Any question? Ask your association: they can explain what this means for you.",
      ],
    };
  },
} as const;

/** The rules under what announces them, or that there are none; nothing where there is nothing to say about that. */
function allRules(
  rules: readonly string[],
  { told, none }: { told: string; none: string | null },
): readonly string[] {
  if (rules.length > 0) return [told, ...rules];
  return none === null ? [] : [none];
}
