import type { CommunityPolicy } from "#policies/community.ts";
import { daysInWords } from "#policies/inWords.ts";

/** How long before they take effect changes to the settings of the whole community must be told. */
export const communityNotice: CommunityPolicy<"notice"> = {
  explain: ({ days }) =>
    days === 0
      ? {
          fr: "Les règles de la communauté peuvent changer du jour au lendemain.",
          en: "The rules of the community may change at once.",
        }
      : {
          fr: `Tout changement des règles de la communauté est annoncé au moins ${daysInWords(days).fr} à l’avance.`,
          en: `Every change to the rules of the community is announced at least ${daysInWords(days).en} ahead.`,
        },
  disagreements: () => [],
};
