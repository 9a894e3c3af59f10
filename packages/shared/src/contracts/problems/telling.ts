import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals about how people are told what happens. */
export type TellingCode = "upgrade_needed";

export const tellingProblems: Readonly<Record<TellingCode, Problem>> = {
  upgrade_needed: {
    status: 426,
    en: "This address is for a WebSocket: ask with Upgrade: websocket.",
    fr: "Cette adresse est celle d’un WebSocket : demandez avec Upgrade: websocket.",
  },
};
