import type { Language } from "#contracts/common.ts";
import { dateInWords } from "#calendar/inWords.ts";
import { momentOf } from "#calendar/date.ts";
import type { CommunityPolicy } from "#policies/community.ts";
import { disagreements } from "#policies/membershipFee/disagreements.ts";
import type { MembershipFeeSettings } from "#policies/membershipFee/settings.ts";
import { typesInWords } from "#policies/inWords.ts";
import type { Names, Texts } from "#policies/policy.ts";

/** What members are asked each year, how they are reminded, and what an unpaid fee leads to. */
export const membershipFee: CommunityPolicy<"membershipFee"> = {
  explain: (settings, names) => ({ fr: said(settings, names, "fr"), en: said(settings, names, "en") }),
  disagreements,
};

/** An amount of the settings as a language writes it: `10 €`, `12,50 MIEL`. */
function amountIn({ currency }: MembershipFeeSettings, amount: string, language: Language): string {
  const figure = language === "fr" ? amount.replace(".", ",") : amount.replace(",", ".");
  return `${figure}\u00A0${currency === "EUR" ? "€" : currency}`;
}

const isNothing = (amount: string): boolean => Number(amount.replace(",", ".")) === 0;

function said(settings: MembershipFeeSettings, names: Names, language: Language): string {
  if (!settings.active)
    return { fr: "Aucune cotisation n’est demandée.", en: "No membership fee is asked." }[language];
  return [howMuch, forWhen, howPaid, howReminded, whatThen]
    .flatMap((part) => part(settings, names, language))
    .map((text) => text[language])
    .join(" ");
}

type Part = (settings: MembershipFeeSettings, names: Names, language: Language) => Texts[];

const howMuch: Part = (settings, names, language) => {
  const shown = (amount: string) => amountIn(settings, amount, language);
  const { amount, byType, minimum } = settings;
  const others = Object.entries(byType).map(
    ([type, own]) =>
      `${typesInWords([type], names)} ${isNothing(own) ? { fr: "rien", en: "nothing" }[language] : shown(own)}`,
  );
  return [
    isNothing(amount)
      ? { fr: "La cotisation annuelle n’est pas demandée à tous.", en: "The yearly fee is not asked of all." }
      : {
          fr: `La cotisation est de ${shown(amount)} par an.`,
          en: `The membership fee is ${shown(amount)} a year.`,
        },
    ...(others.length > 0
      ? [{ fr: `Par type : ${others.join(", ")}.`, en: `By type: ${others.join(", ")}.` }]
      : []),
    ...(minimum === null
      ? []
      : [
          {
            fr: `Elle est à prix libre, à partir de ${shown(minimum)}.`,
            en: `Pay what you can, from ${shown(minimum)} up.`,
          },
        ]),
  ];
};

const forWhen: Part = ({ period, newcomers, since }) => [
  period === "calendar_year"
    ? { fr: "Elle vaut pour l’année civile.", en: "It is for the calendar year." }
    : {
        fr: "Elle vaut un an à partir de l’anniversaire de l’adhésion.",
        en: "It is for a year from the anniversary of joining.",
      },
  ...(period === "calendar_year" && newcomers === "by_month"
    ? [
        {
          fr: "Qui arrive en cours d’année paie un douzième par mois restant.",
          en: "Newcomers pay a twelfth for each month left.",
        },
      ]
    : []),
  {
    fr: `Elle est demandée à partir du ${dateInWords(momentOf(since)).fr}.`,
    en: `It is asked from ${dateInWords(momentOf(since)).en} on.`,
  },
];

const howPaid: Part = ({ currency, pot }) => [
  ...(currency === "EUR"
    ? [{ fr: "On la paie en euros auprès de l’association.", en: "It is paid in euros to the association." }]
    : []),
  ...(pot === null
    ? []
    : [
        {
          fr: `On peut la payer depuis son compte en ${pot.slice(0, pot.indexOf(":"))}.`,
          en: `It can be paid from one’s account in ${pot.slice(0, pot.indexOf(":"))}.`,
        },
      ]),
];

const howReminded: Part = ({ reminders, graceDays }) => {
  const later = reminders.flatMap(({ afterDays }) => (afterDays > 0 ? [afterDays] : [])).join(", ");
  const told: Texts =
    later === ""
      ? { fr: "le jour de l’échéance", en: "on the day it falls due" }
      : reminders[0]?.afterDays === 0
        ? {
            fr: `le jour de l’échéance, puis ${later} jours après`,
            en: `on the day it falls due, then ${later} days after`,
          }
        : { fr: `${later} jours après l’échéance`, en: `${later} days after it fell due` };
  const reminded: Texts = {
    fr: `Elle est rappelée par e-mail ${told.fr}.`,
    en: `Reminders go out by e-mail ${told.en}.`,
  };
  return [
    ...(reminders.length === 0 ? [] : [reminded]),
    { fr: `Elle est en retard après ${graceDays} jours.`, en: `It is overdue after ${graceDays} days.` },
  ];
};

const whatThen: Part = ({ unpaid }) =>
  unpaid === null
    ? []
    : [
        unpaid.leadsTo === "suspend"
          ? {
              fr: `Impayée ${unpaid.afterDays} jours après l’échéance, elle conduit à suspendre le membre, prévenu ${unpaid.noticeDays} jours avant ; payer lève la suspension.`,
              en: `Unpaid ${unpaid.afterDays} days after it fell due, it leads to suspending the member, with ${unpaid.noticeDays} days of notice; paying lifts it.`,
            }
          : {
              fr: `Impayée ${unpaid.afterDays} jours après l’échéance, elle reste due, sans autre suite.`,
              en: `Unpaid ${unpaid.afterDays} days after it fell due, it stays owed and nothing else follows.`,
            },
      ];
