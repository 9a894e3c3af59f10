import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

type Ended = { name: string; url: string; why: "failing" | "gone" };

const french = ({ name, url, why }: Ended): Letter => ({
  subject: `Webhook arrêté : ${name}`,
  paragraphs: [
    why === "gone"
      ? `L’adresse ${url} a répondu qu’elle ne prend plus de message.`
      : `Depuis trois jours, aucun message n’est arrivé à l’adresse ${url}.`,
    "Plus rien ne lui est envoyé. Quand elle répondra de nouveau, remettez-la en service dans les réglages, puis renvoyez ce qu’elle a manqué : les messages sont gardés trente jours.",
  ],
});

const english = ({ name, url, why }: Ended): Letter => ({
  subject: `Webhook stopped: ${name}`,
  paragraphs: [
    why === "gone"
      ? `The address ${url} answered that it takes no messages any more.`
      : `For three days no message has arrived at the address ${url}.`,
    "Nothing more is sent to it. Once it answers again, take it up again in the settings, then send again what it missed: messages are kept for thirty days.",
  ],
});

/** The message that a program is told nothing more. */
export const webhookLetter = (language: Language, ended: Ended): Letter =>
  language === "fr" ? french(ended) : english(ended);
