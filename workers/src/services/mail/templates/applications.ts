import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

type Refused = { community: string; reason: string; write: string | null };

const refused: Readonly<Record<Language, (facts: Refused) => Letter>> = {
  fr: ({ community, reason, write }) => ({
    subject: `Votre demande auprès de ${community}`,
    paragraphs: [
      `Vous avez demandé à rejoindre ${community}. Merci de votre intérêt : l’équipe ne peut pas accepter votre demande pour le moment.`,
      `Voici pourquoi : ${reason}`,
      write === null
        ? "Une question ? Adressez-vous à l’équipe de la communauté."
        : `Une question ? Écrivez à l’équipe : ${write}.`,
    ],
  }),
  en: ({ community, reason, write }) => ({
    subject: `Your application to ${community}`,
    paragraphs: [
      `You asked to join ${community}. Thank you for your interest: the people who run it cannot accept your application just now.`,
      `This is why: ${reason}`,
      write === null
        ? "A question? Turn to the people who run the community."
        : `A question? Write to the people who run it: ${write}.`,
    ],
  }),
};

/** The letter to somebody whose application was turned down. */
export const refusedLetter = (language: Language, facts: Refused): Letter => refused[language](facts);
