import { amountInWords } from "#policies/inWords.ts";
import type { Disagreement, Policy } from "#policies/policy.ts";

/** A currency that only counts gifts: each member may give so much a month, to another or to the house. */
export const giving: Policy<"giving"> = {
  name: { fr: "Dons du mois", en: "Gifts of the month" },
  governs: ["mutual"],
  because: {
    fr: "les cadeaux ne s’achètent pas, personne n’émet leur monnaie",
    en: "gifts are not bought: nobody issues their currency",
  },
  amounts: ({ perMonth }) => ({ perMonth }),
  explain: ({ perMonth }, money) => {
    const { fr, en } = amountInWords(perMonth, money);
    return {
      fr: `Chacun peut donner ${fr} par mois, à quelqu’un ou à la maison. Ce qui n’est pas donné ne s’accumule pas.`,
      en: `Each may give ${en} a month, to somebody or to the house. What is not given does not add up.`,
    };
  },
  disagreements(_, { dynamicCredit, demurrage }, { scale }) {
    const found: Disagreement[] = [];
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
    fr: `Cette monnaie ne fait que compter des dons : ${fr}.`,
    en: `This currency only counts gifts: ${en}.`,
  },
});
