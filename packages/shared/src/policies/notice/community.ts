import type { CommunityPolicy } from "#policies/community.ts";

/** How long before they take effect changes to the settings of the whole community must be told. */
export const communityNotice: CommunityPolicy<"notice"> = {
  explain: ({ days }) =>
    days === 0
      ? {
          fr: "Les règles de la communauté peuvent changer du jour au lendemain.",
          en: "The rules of the community may change at once.",
        }
      : {
          fr: `Tout changement des règles de la communauté est annoncé au moins ${days === 1 ? "un jour" : `${days} jours`} à l’avance.`,
          en: `Every change to the rules of the community is announced at least ${days === 1 ? "one day" : `${days} days`} ahead.`,
        },
  disagreements: () => [],
};
