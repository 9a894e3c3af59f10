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

const takenIn: Readonly<Record<Language, (facts: { community: string; needed: number }) => Letter>> = {
  fr: ({ community, needed }) => ({
    subject: `${community} : votre demande est acceptée`,
    paragraphs: [
      `Bonne nouvelle : l’équipe de ${community} a accepté votre demande. Votre compte est ouvert : vous pouvez vous connecter, payer et être payé.`,
      `Pour être membre reconnu il vous faut encore ${needed} certification${needed > 1 ? "s" : ""} en tout : demandez à des membres qui vous connaissent bien.`,
    ],
  }),
  en: ({ community, needed }) => ({
    subject: `${community}: your application is accepted`,
    paragraphs: [
      `Good news: the people who run ${community} have accepted your application. Your account is open: you can sign in, pay and be paid.`,
      `To be a recognised member you need ${needed} certification${needed > 1 ? "s" : ""} in all: ask members who know you well.`,
    ],
  }),
};

/** The letter to somebody who was taken in, and is yet to be certified. */
export const takenInLetter = (language: Language, facts: { community: string; needed: number }): Letter =>
  takenIn[language](facts);

/** The letter to somebody whose application was turned down. */
export const refusedLetter = (language: Language, facts: Refused): Letter => refused[language](facts);
