import type { Language } from "#contracts/common.ts";
import { amountInWords, potInWords, rateInWords } from "#policies/inWords.ts";
import type { LevyRule } from "#policies/levy/settings.ts";
import { millionthsOf, minorOf, typesAt } from "#policies/parts.ts";
import type { Disagreement, Money, Names, Policy } from "#policies/policy.ts";
import { sharesFaults } from "#policies/shares.ts";

/** Each payment gives something to the community’s pots, borne by the payer, the payee or both. */
export const levy: Policy<"levy"> = {
  name: { fr: "Prélèvements", en: "Levies" },
  governs: ["backed", "mutual", "dividend", "prepaid"],
  pots: ({ rules }) => rules.flatMap(({ to }) => to.map(({ pot }) => pot)),
  memberTypes: ({ rules }) =>
    Object.fromEntries(
      rules.flatMap(({ payerTypes, payeeTypes }, place) => [
        ...typesAt(`rules.${place}.payerTypes`, payerTypes),
        ...typesAt(`rules.${place}.payeeTypes`, payeeTypes),
      ]),
    ),
  amounts: ({ rules }) => Object.fromEntries(rules.flatMap(amountsOf)),
  explain: ({ rules }, money, names) => ({
    fr: rules.map((rule) => sentence(rule, { money, names, language: "fr" })).join(" "),
    en: rules.map((rule) => sentence(rule, { money, names, language: "en" })).join(" "),
  }),
  disagreements: ({ rules }, _, money) =>
    rules.flatMap((rule, place) => [
      ...bandFaults(rule, `levy.rules.${place}`, money),
      ...figureFaults(rule, `levy.rules.${place}`, money),
      ...sharesFaults(rule.to, `levy.rules.${place}.to`, money),
    ]),
};

function amountsOf({ flat, minimum, maximum, bands }: LevyRule, place: number): [string, string][] {
  const at = `rules.${place}`;
  return [
    [`${at}.flat`, flat],
    [`${at}.minimum`, minimum],
    ...(maximum === null ? [] : [[`${at}.maximum`, maximum] satisfies [string, string]]),
    ...bands.flatMap(({ upTo }, band): [string, string][] =>
      upTo === null ? [] : [[`${at}.bands.${band}.upTo`, upTo]],
    ),
  ];
}

function bandFaults({ bands }: LevyRule, at: string, { scale }: Money): Disagreement[] {
  const found: Disagreement[] = [];
  const ends = bands.map(({ upTo }) => (upTo === null ? Infinity : minorOf(upTo, scale)));
  if (ends.some((end, place) => place > 0 && end <= (ends[place - 1] ?? 0)))
    found.push({
      settings: [`${at}.bands`],
      why: {
        fr: "Chaque tranche doit finir plus haut que celle d’avant, et seule la dernière peut être sans fin.",
        en: "Each band must end above the one before it, and only the last can have no end.",
      },
    });
  return found;
}

/** What is taken at least, at most, and in any case: contradictions among these. */
function figureFaults(rule: LevyRule, at: string, { scale }: Money): Disagreement[] {
  const found: Disagreement[] = [];
  const [flat, minimum] = [minorOf(rule.flat, scale), minorOf(rule.minimum, scale)];
  const maximum = rule.maximum === null ? Infinity : minorOf(rule.maximum, scale);
  const takes = flat > 0 || minimum > 0 || rule.bands.some(({ percent }) => millionthsOf(percent) > 0);
  if (maximum < minimum)
    found.push({
      settings: [`${at}.minimum`, `${at}.maximum`],
      why: {
        fr: "Le maximum du prélèvement est inférieur à son minimum.",
        en: "The levy’s maximum is below its minimum.",
      },
    });
  if (maximum < flat)
    found.push({
      settings: [`${at}.flat`, `${at}.maximum`],
      why: {
        fr: "La part fixe du prélèvement dépasse déjà son maximum.",
        en: "The levy’s flat part is already above its maximum.",
      },
    });
  if (!takes)
    found.push({
      settings: [`${at}.flat`, `${at}.bands`],
      why: {
        fr: "Ce prélèvement ne prendrait rien : donnez-lui une part fixe ou un taux, ou retirez-le.",
        en: "This levy would take nothing: give it a flat part or a rate, or leave it out.",
      },
    });
  else if (maximum === 0)
    found.push({
      settings: [`${at}.maximum`],
      why: {
        fr: "Avec un maximum de 0 ce prélèvement ne prendrait rien : retirez-le plutôt.",
        en: "With a maximum of 0 this levy would take nothing: leave it out instead.",
      },
    });
  return found;
}

const isAbove = (amount: string): boolean => Number(amount.replace(",", ".")) > 0;

const bearers = {
  fr: {
    payer: "à la charge de qui paie",
    payee: "à la charge de qui est payé",
    both: "à la charge de chacun des deux",
  },
  en: { payer: "by the payer", payee: "by the payee", both: "by each of the two" },
};

type Told = { money: Money; names: Names; language: Language };

/** `2 % up to 100, then 3 % beyond`; one rate without an end is told alone. */
function bandsInWords(bands: LevyRule["bands"], { money, language }: Told): string {
  const told = bands.map(({ upTo, percent }, place) => {
    const rate = rateInWords(percent)[language];
    if (upTo !== null) {
      const end = amountInWords(upTo, money)[language];
      return language === "fr" ? `${rate} jusqu’à ${end}` : `${rate} up to ${end}`;
    }
    if (place === 0) return rate;
    return language === "fr" ? `${rate} au-delà` : `${rate} beyond`;
  });
  return told.join(language === "fr" ? ", puis " : ", then ");
}

function sentence(rule: LevyRule, told: Told): string {
  const { name, from, flat, bands, minimum, maximum, to } = rule;
  const { money, names, language } = told;
  const amount = (text: string) => amountInWords(text, money)[language];
  const and = language === "fr" ? " et " : " and ";
  const parts = [
    ...(isAbove(flat) || bands.length === 0 ? [amount(flat)] : []),
    ...(bands.length > 0 ? [bandsInWords(bands, told)] : []),
  ].join(and);
  const pots = to.map(({ pot }) => potInWords(pot, names, language)).join(and);
  if (language === "fr")
    return (
      `${name} : chaque paiement donne ${parts} à ${pots}, ${bearers.fr[from]}` +
      (isAbove(minimum) ? `, au moins ${amount(minimum)}` : "") +
      (maximum === null ? "." : `, au plus ${amount(maximum)}.`)
    );
  return (
    `${name}: each payment gives ${parts} to ${pots}, borne ${bearers.en[from]}` +
    (isAbove(minimum) ? `, at least ${amount(minimum)}` : "") +
    (maximum === null ? "." : `, at most ${amount(maximum)}.`)
  );
}
