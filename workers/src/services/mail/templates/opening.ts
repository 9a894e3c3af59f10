import type { Letter } from "#services/mail/templates/letter.ts";

type Facts = { community: string };

/** What members are told when their community opens, in each language. */
export const openedLetter = {
  fr: ({ community }: Facts): Letter => ({
    subject: `${community} est ouverte`,
    paragraphs: [
      `C’est le jour : ${community} est ouverte. Vous pouvez payer et être payé dès maintenant.`,
      "Ouvrez votre portefeuille et choisissez votre code : votre premier paiement prend une minute.",
    ],
  }),
  en: ({ community }: Facts): Letter => ({
    subject: `${community} is open`,
    paragraphs: [
      `This is the day: ${community} is open. You can pay and be paid from now on.`,
      "Open your wallet and choose your code: a first payment takes a minute.",
    ],
  }),
} as const;
