import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals about what stands behind a currency. */
export type BackingCode = "not_backed";

export const backingProblems: Readonly<Record<BackingCode, Problem>> = {
  not_backed: {
    status: 422,
    en: "No reserve stands behind this currency.",
    fr: "Aucun fonds de garantie n’est derrière cette monnaie.",
  },
};
