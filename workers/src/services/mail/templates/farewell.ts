import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Mail } from "#services/mail/message.ts";
import { letterMail } from "#services/mail/templates/letter.ts";

const letters = {
  fr: (community: string) => ({
    subject: `${community} : vous êtes parti, et vos données sont effacées`,
    paragraphs: [
      `Vous avez quitté ${community}. Vos comptes sont fermés, et votre nom, vos adresses et votre photo sont effacés.`,
      "Les écritures, les factures et les reçus restent, comme la loi le demande, sans votre nom sur vos comptes.",
      "C’est le dernier message que vous recevez de nous. Merci d’avoir fait un bout de chemin ensemble.",
    ],
  }),
  en: (community: string) => ({
    subject: `${community}: you have left, and your data are erased`,
    paragraphs: [
      `You have left ${community}. Your accounts are closed, and your name, your addresses and your photo are erased.`,
      "The entries, invoices and receipts stay, as the law asks, without your name on your accounts.",
      "This is the last message that you get from us. Thank you for having gone part of the way together.",
    ],
  }),
} as const;

/** The last message to somebody who has left. */
export const farewellMail = (language: Language, community: string): Promise<Omit<Mail, "to">> =>
  letterMail(language, community, letters[language](community));
