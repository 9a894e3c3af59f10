import { rateInWords } from "#policies/inWords.ts";
import { typesAt } from "#policies/parts.ts";
import type { Policy } from "#policies/policy.ts";
import { inAnotherCurrency } from "#policies/shares.ts";

/** A share of what members change goes to the associations that they sponsor. */
export const gift: Policy<"gift"> = {
  governs: ["backed", "prepaid"],
  pots: ({ from }) => [from],
  memberTypes: ({ types }) => Object.fromEntries(typesAt("types", types)),
  explain: ({ percent, from, sponsors }) => ({
    fr:
      `Quand un membre change des euros, ${rateInWords(percent).fr} de la somme vont à l’association qu’il parraine, ` +
      `pris sur ${from} tant qu’il y en a.` +
      (sponsors > 0 ? ` Une association reçoit ce don à partir de ${sponsors} parrains.` : ""),
    en:
      `When a member changes euros, ${rateInWords(percent).en} of the sum go to the association that they sponsor, ` +
      `from ${from} as far as it reaches.` +
      (sponsors > 0 ? ` An association receives it from ${sponsors} sponsors on.` : ""),
  }),
  disagreements: ({ from }, _, { code }) =>
    from.startsWith(`${code}:`) ? [] : [inAnotherCurrency("gift.from", from, code)],
};
