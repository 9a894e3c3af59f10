import type { Language } from "#contracts/common.ts";
import { amountInWords, rateInWords } from "#policies/inWords.ts";
import type { LevyRule } from "#policies/levy/settings.ts";
import { minorOf, typesAt } from "#policies/parts.ts";
import type { Disagreement, Money, Policy } from "#policies/policy.ts";
import { sharesFaults } from "#policies/shares.ts";

/** Each payment gives something to the community’s pots, borne by the payer, the payee or both. */
export const levy: Policy<"levy"> = {
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
  explain: ({ rules }, money) => ({
    fr: rules.map((rule) => sentence(rule, money, "fr")).join(" "),
    en: rules.map((rule) => sentence(rule, money, "en")).join(" "),
  }),
  disagreements: ({ rules }, _, money) =>
    rules.flatMap((rule, place) => [
      ...bandFaults(rule, `levy.rules.${place}`, money),
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

function bandFaults({ bands, minimum, maximum }: LevyRule, at: string, { scale }: Money): Disagreement[] {
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
  if (maximum !== null && minorOf(maximum, scale) < minorOf(minimum, scale))
    found.push({
      settings: [`${at}.minimum`, `${at}.maximum`],
      why: {
        fr: "Le maximum du prélèvement est inférieur à son minimum.",
        en: "The levy’s maximum is below its minimum.",
      },
    });
  return found;
}

const isAbove = (amount: string): boolean => Number(amount.replace(",", ".")) > 0;

const bearers = {
  fr: { payer: "par qui paie", payee: "par qui est payé", both: "par chacun des deux" },
  en: { payer: "by the payer", payee: "by the payee", both: "by each of the two" },
};

function sentence(
  { name, from, flat, bands, minimum, maximum, to }: LevyRule,
  money: Money,
  language: Language,
) {
  const amount = (text: string) => amountInWords(text, money)[language];
  const rates = bands.map(({ upTo, percent }) => {
    const rate = rateInWords(percent)[language];
    if (upTo === null) return rate;
    return language === "fr" ? `${rate} jusqu’à ${amount(upTo)}` : `${rate} up to ${amount(upTo)}`;
  });
  const parts = [...(isAbove(flat) ? [amount(flat)] : []), ...rates].join(" + ");
  const pots = to.map(({ pot }) => pot).join(", ");
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
