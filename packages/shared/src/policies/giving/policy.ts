import { amountInWords } from "#policies/inWords.ts";
import { minorOf } from "#policies/parts.ts";
import type { Disagreement, Policy } from "#policies/policy.ts";

/** A currency that only counts gifts: each member may give so much a month, to another or to the house. */
export const giving: Policy<"giving"> = {
  name: { fr: "Dons du mois", en: "Gifts of the month" },
  governs: ["mutual"],
  because: {
    fr: "une monnaie de dons ne s’achète pas, et personne ne l’émet",
    en: "a currency of gifts is not bought, and nobody issues it",
  },
  amounts: ({ perMonth }) => ({ perMonth }),
  explain: ({ perMonth }, money) => {
    const { fr, en } = amountInWords(perMonth, money);
    return {
      fr: `Chacun peut donner ${fr} par mois, à quelqu’un ou à la maison. Ce qui n’est pas donné ne s’accumule pas.`,
      en: `Each may give ${en} a month, to somebody or to the house. What is not given does not add up.`,
    };
  },
  disagreements({ perMonth }, { dynamicCredit, demurrage }, { scale, kind }) {
    const found: Disagreement[] = [];
    // Where it has no place at all, there is nothing more to say about it
    if (kind !== "mutual") return found;
    if (minorOf(perMonth, scale) === 0)
      found.push({
        settings: ["giving.perMonth"],
        why: {
          fr: "Avec 0 par mois personne ne donnerait rien : retirez plutôt la règle.",
          en: "With 0 a month nobody would give anything: leave the rule out instead.",
        },
      });
    if (dynamicCredit)
      found.push(onlyCounts("dynamicCredit", "le crédit n’y augmente pas", "credit does not grow in it"));
    if (demurrage) found.push(onlyCounts("demurrage", "rien n’y fond", "nothing in it melts"));
    if (scale !== 0) found.push(onlyCounts("currency.scale", "ils sont entiers", "they are whole"));
    return found;
  },
};

/** A currency of gifts remembers what was given, and is no money: what makes money grow or shrink has no place there. */
const onlyCounts = (other: string, fr: string, en: string): Disagreement => ({
  settings: ["giving", other],
  why: {
    fr: `Avec la règle «\u00A0Dons du mois\u00A0» une monnaie ne fait que compter des dons : ${fr}.`,
    en: `With the policy “Gifts of the month” a currency only counts gifts: ${en}.`,
  },
});
