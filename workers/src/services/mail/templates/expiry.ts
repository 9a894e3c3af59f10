import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

/** What will expire, as people of the language write it, and the last day on which it can be spent. */
type Expiring = { amount: string; lastDay: string };

/** To the owner of an account: something on it expires soon. */
export const expiryLetter: Readonly<Record<Language, (expiring: Expiring) => Letter>> = {
  fr: ({ amount, lastDay }) => ({
    subject: `${amount} à dépenser avant la fin du ${lastDay}`,
    paragraphs: [
      `Sur votre compte, il reste ${amount} à dépenser avant expiration : le ${lastDay} est le dernier jour.`,
      "Ce qui est le plus ancien est toujours dépensé d’abord. Ce qui est arrivé plus tard reste sur le compte.",
    ],
  }),
  en: ({ amount, lastDay }) => ({
    subject: `${amount} to spend by ${lastDay}`,
    paragraphs: [
      `On your account you have ${amount} left to spend before expiry: ${lastDay} is the last day.`,
      "The oldest is always spent first. What came later stays on the account.",
    ],
  }),
};
