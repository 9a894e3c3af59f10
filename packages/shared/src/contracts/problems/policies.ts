import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals about the policies of a currency that the ledger does not know of. */
export type PolicyCode = "unknown_version" | "version_in_force";

export const policyProblems: Readonly<Record<PolicyCode, Problem>> = {
  unknown_version: {
    status: 404,
    en: "There is no such version.",
    fr: "Cette version n’existe pas.",
  },
  version_in_force: {
    status: 409,
    en: "This version holds already, or has held: settle another one instead.",
    fr: "Cette version est déjà en vigueur, ou l’a été : arrêtez-en plutôt une autre.",
  },
};
