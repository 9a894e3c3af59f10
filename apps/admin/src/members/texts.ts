import { sentences } from "#texts/language.ts";

/** The sentences of finding a member. */
export const say = sentences({
  fr: {
    member: "Pour qui",
    memberHint: "Son nom ou son numéro de membre.",
    found: "Membres trouvés",
    unknown: "Aucun membre actif de ce nom ou de ce numéro.",
    other: "Changer de membre",
    numbered: (name: string, number: number) => `${name}, n°\u00a0${number}`,
  },
  en: {
    member: "For whom",
    memberHint: "Their name or member number.",
    found: "Members found",
    unknown: "No active member of this name or number.",
    other: "Choose somebody else",
    numbered: (name: string, number: number) => `${name}, no.\u00a0${number}`,
  },
});
