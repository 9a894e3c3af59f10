import { potInWords, rateInWords } from "#policies/inWords.ts";
import { typesAt } from "#policies/parts.ts";
import type { Policy } from "#policies/policy.ts";
import { inAnotherCurrency } from "#policies/shares.ts";

/** A share of what members change goes to the associations that they sponsor. */
export const gift: Policy<"gift"> = {
  name: { fr: "Don aux associations", en: "Gift to associations" },
  governs: ["backed", "prepaid"],
  because: {
    fr: "elle ajoute un don à chaque change, et rien n’y est changé contre des euros",
    en: "it adds a gift to each issue against euros, and there are none",
  },
  pots: ({ from }) => [from],
  memberTypes: ({ types }) => Object.fromEntries(typesAt("types", types)),
  explain: ({ percent, from, sponsors }, _, names) => ({
    fr:
      `Quand un membre change des euros, ${rateInWords(percent).fr} de la somme vont à l’association qu’il parraine, ` +
      `pris sur ${potInWords(from, names, "fr")} tant qu’il y en a.` +
      (sponsors > 0
        ? ` Une association reçoit ce don à partir ${sponsors === 1 ? "d’un parrain" : `de ${sponsors} parrains`}.`
        : ""),
    en:
      `When a member changes euros, ${rateInWords(percent).en} of the sum go to the association that they sponsor, ` +
      `from ${potInWords(from, names, "en")} as far as it reaches.` +
      (sponsors > 0
        ? ` An association receives it from ${sponsors === 1 ? "one sponsor" : `${sponsors} sponsors`} on.`
        : ""),
  }),
  disagreements: ({ from }, _, { code }) =>
    from.startsWith(`${code}:`) ? [] : [inAnotherCurrency("gift.from", from, code)],
};
