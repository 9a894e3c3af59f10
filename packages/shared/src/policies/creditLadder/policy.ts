import type { CreditLadderSettings } from "#policies/creditLadder/settings.ts";
import { rateInWords } from "#policies/inWords.ts";
import type { Disagreement, Policy, Texts } from "#policies/policy.ts";

/** Help for accounts deep below zero, step by step: shown to the member, then to whoever trades with them, then a stop. */
export const creditLadder: Policy<"creditLadder"> = {
  name: { fr: "Paliers d’aide", en: "Credit ladder" },
  governs: ["mutual"],
  because: {
    fr: "elle dit jusqu’où un compte descend sous zéro, ce que seul un crédit mutuel permet",
    en: "it says how far an account goes below zero, which mutual credit alone allows",
  },
  explain(settings) {
    const told = sentences(settings);
    return { fr: told.map(({ fr }) => fr).join(" "), en: told.map(({ en }) => en).join(" ") };
  },
  disagreements(settings) {
    const found: Disagreement[] = [];
    const steps = (["warnAt", "showAt", "blockAt"] as const).flatMap((name) => {
      const at = settings[name];
      return at === null ? [] : [{ name, at }];
    });
    for (const [index, { name, at }] of steps.entries()) {
      const before = steps[index - 1];
      if (before && before.at > at)
        found.push({
          settings: [`creditLadder.${before.name}`, `creditLadder.${name}`],
          why: {
            fr: "Chaque marche vient après la précédente : prévenir, montrer, puis arrêter.",
            en: "Each step comes after the one before: tell, then show, then stop.",
          },
        });
    }
    return found;
  },
};

function sentences({
  warnAt,
  showAt,
  blockAt,
  remindAfterDays,
  remindEveryDays,
}: CreditLadderSettings): Texts[] {
  const told: (Texts | false)[] = [
    warnAt !== null && {
      fr: `À ${percent(warnAt).fr} du découvert autorisé, le compte l’indique à ses titulaires, pour chercher ensemble où vendre.`,
      en: `At ${percent(warnAt).en} of the credit limit the account shows it to its holders, so that all can look for where to sell.`,
    },
    showAt !== null && {
      fr: `À ${percent(showAt).fr}, les autres membres le voient aussi, et peuvent acheter chez eux.`,
      en: `At ${percent(showAt).en} the other members see it too, and can buy from them.`,
    },
    blockAt !== null && {
      fr: `À ${percent(blockAt).fr}, le compte vend encore, mais ne descend pas plus bas.`,
      en: `At ${percent(blockAt).en} the account still sells, but goes no deeper.`,
    },
    remindAfterDays !== null && {
      fr: `Après ${days(remindAfterDays).fr} sous zéro, un message propose de l’aide, puis ${each(remindEveryDays).fr}.`,
      en: `After ${days(remindAfterDays).en} below zero a message offers help, and again ${each(remindEveryDays).en}.`,
    },
  ];
  const shown = told.flatMap((texts) => texts || []);
  return shown.length > 0
    ? shown
    : [
        {
          fr: "Rien n’est indiqué, et personne n’est arrêté.",
          en: "Nothing is shown, and nobody is stopped.",
        },
      ];
}

const percent = (figure: number): Texts => rateInWords(String(figure));

const days = (count: number): Texts =>
  count === 1 ? { fr: "un jour", en: "one day" } : { fr: `${count} jours`, en: `${count} days` };

const each = (count: number): Texts =>
  count === 1
    ? { fr: "chaque jour", en: "every day" }
    : { fr: `tous les ${count} jours`, en: `every ${count} days` };
