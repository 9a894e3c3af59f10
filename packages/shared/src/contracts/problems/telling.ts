import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals about how people are told what happens. */
export type TellingCode = "upgrade_needed" | "email_always" | "push_not_offered" | "push_service_refused";

export const tellingProblems: Readonly<Record<TellingCode, Problem>> = {
  upgrade_needed: {
    status: 426,
    en: "This address is for a WebSocket: ask with Upgrade: websocket.",
    fr: "Cette adresse est celle d’un WebSocket : demandez avec Upgrade: websocket.",
  },
  email_always: {
    status: 422,
    en: "This kind of news is always sent by e-mail.",
    fr: "Ce genre de nouvelle est toujours envoyé par e-mail.",
  },
  push_not_offered: {
    status: 409,
    en: "This server sends no notifications to phones and browsers.",
    fr: "Ce serveur n’envoie pas de notifications aux téléphones et aux navigateurs.",
  },
  push_service_refused: {
    status: 422,
    en: "The notification service of this browser is not one that we know.",
    fr: "Le service de notifications de ce navigateur ne fait pas partie de ceux que nous connaissons.",
  },
};
