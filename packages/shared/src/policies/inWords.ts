import type { Language } from "#contracts/common.ts";
import { amountTexts } from "#money/display.ts";
import { minorOf, type Span, spanSeconds } from "#policies/parts.ts";
import type { Money, Names, Texts } from "#policies/policy.ts";

/** Each span in a rate, once, and several times. */
const words: Readonly<Record<Span, { per: Texts; each: Texts; several: Texts }>> = {
  year: {
    per: { en: "a year", fr: "par an" },
    each: { en: "every year", fr: "chaque année" },
    several: { en: "every # years", fr: "tous les # ans" },
  },
  "half-year": {
    per: { en: "a half-year", fr: "par semestre" },
    each: { en: "every half-year", fr: "chaque semestre" },
    several: { en: "every # half-years", fr: "tous les # semestres" },
  },
  month: {
    per: { en: "a month", fr: "par mois" },
    each: { en: "every month", fr: "chaque mois" },
    several: { en: "every # months", fr: "tous les # mois" },
  },
  week: {
    per: { en: "a week", fr: "par semaine" },
    each: { en: "every week", fr: "chaque semaine" },
    several: { en: "every # weeks", fr: "toutes les # semaines" },
  },
  day: {
    per: { en: "a day", fr: "par jour" },
    each: { en: "every day", fr: "chaque jour" },
    several: { en: "every # days", fr: "tous les # jours" },
  },
  hour: {
    per: { en: "an hour", fr: "par heure" },
    each: { en: "every hour", fr: "chaque heure" },
    several: { en: "every # hours", fr: "toutes les # heures" },
  },
};

const longestFirst = ["year", "half-year", "month", "week", "day", "hour"] as const satisfies Span[];

/** A span in a rate: `a month`, `par mois`. */
export const perInWords = (span: Span): Texts => words[span].per;

/** How often, in words: `every half-year`, `tous les 30 jours`; what is no whole number of hours is told roughly. */
export function everyInWords(seconds: number): Texts {
  const exact = longestFirst.find((span) => seconds % spanSeconds[span] === 0);
  const span = exact ?? longestFirst.find((rough) => seconds >= 2 * spanSeconds[rough]) ?? "hour";
  const count = Math.round(seconds / spanSeconds[span]);
  const { en, fr } = count === 1 ? words[span].each : words[span].several;
  const [often, souvent] = [en.replace("#", String(count)), fr.replace("#", String(count))];
  return exact ? { en: often, fr: souvent } : { en: `about ${often}`, fr: `environ ${souvent}` };
}

/** An amount of the settings as each language writes it: `10,00 ml`, `10.00 ml`. */
export const amountInWords = (amount: string, money: Money): Texts =>
  amountTexts(minorOf(amount, money.scale), money);

/** A number of days, from one on: `un jour`, `30 days`. */
export const daysInWords = (days: number): Texts =>
  days === 1 ? { fr: "un jour", en: "one day" } : { fr: `${days} jours`, en: `${days} days` };

/** A rate as each language writes it: `4,88 %`, `4.88%`. */
export const rateInWords = (rate: string): Texts => ({
  fr: `${rate.replace(".", ",")}\u00A0%`,
  en: `${rate}%`,
});

/** For where nothing has a name. */
export const noNames: Names = { pots: new Map(), types: new Map(), currencies: new Map() };

/** A name as each language quotes it. */
export const quoted = (name: string, language: Language): string =>
  language === "fr" ? `«\u00A0${name}\u00A0»` : `“${name}”`;

/** A pot by its name in quotation marks, or else by its id. */
export function potInWords(pot: string, { pots }: Names, language: Language): string {
  const name = pots.get(pot);
  return name === undefined ? pot : quoted(name, language);
}

/** Types of member by their names, or else by their codes. */
export const typesInWords = (types: readonly string[], names: Names): string =>
  types.map((type) => names.types.get(type) ?? type).join(", ");

/** The same as alternatives, each in quotation marks: `« Prestataire » ou « École »`. */
export const quotedTypes = (types: readonly string[], { types: names }: Names, language: Language): string =>
  types.map((type) => quoted(names.get(type) ?? type, language)).join({ fr: " ou ", en: " or " }[language]);
