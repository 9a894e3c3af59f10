import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals about what a second person must approve. */
export type TwoPersonsCode = "proposal_closed" | "own_proposal" | "second_person_missing";

export const twoPersonsProblems: Readonly<Record<TwoPersonsCode, Problem>> = {
  proposal_closed: {
    status: 409,
    en: "This was decided already, or has waited for too long.",
    fr: "Cette demande est déjà tranchée, ou a attendu trop longtemps.",
  },
  own_proposal: {
    status: 409,
    en: "Somebody else must decide on what you asked for yourself.",
    fr: "Une autre personne doit se prononcer sur ce que vous avez demandé vous-même.",
  },
  second_person_missing: {
    status: 409,
    en: "This needs a second administrator first.",
    fr: "Il faut d’abord un second administrateur.",
  },
};
