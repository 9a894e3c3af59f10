import { amountInWords } from "#policies/inWords.ts";
import type { Policy } from "#policies/policy.ts";

/** A currency that only counts gifts: each member may give so much a month, to another or to the house. */
export const giving: Policy<"giving"> = {
  governs: ["mutual"],
  amounts: ({ perMonth }) => ({ perMonth }),
  explain: ({ perMonth }, money) => {
    const { fr, en } = amountInWords(perMonth, money);
    return {
      fr: `Chacun peut donner ${fr} par mois, à quelqu’un ou à la maison. Ce qui n’est pas donné ne s’accumule pas.`,
      en: `Each may give ${en} a month, to somebody or to the house. What is not given does not add up.`,
    };
  },
};
