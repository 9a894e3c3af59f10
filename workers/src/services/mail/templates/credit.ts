import type { Language } from "@mereau/shared/contracts/common.ts";
import type { PaymentFacts } from "#services/mail/templates/payments.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

type CreditFacts = Pick<PaymentFacts, "amount" | "other" | "date">;

/** The messages about accounts below zero: an offer of help, never a reproach. */
export const creditLetters = {
  credit_help: {
    fr: ({ amount, other, date }) => ({
      subject: `${other} : cherchons ensemble où vendre`,
      paragraphs: [
        `Le compte « ${other} » est à ${amount} depuis le ${date}.`,
        "Être sous zéro est normal en crédit mutuel : vous avez reçu du cercle, et vous lui rendrez en vendant. Quand cela dure, c’est souvent qu’il manque des acheteurs, et là nous pouvons aider.",
        "Répondez à ce message ou passez nous voir : nous cherchons avec vous qui pourrait acheter ce que vous proposez. Vous pouvez aussi mettre à jour votre fiche, pour qu’on vous trouve.",
      ],
    }),
    en: ({ amount, other, date }) => ({
      subject: `${other}: let us look for buyers together`,
      paragraphs: [
        `The account “${other}” has been at ${amount} since ${date}.`,
        "Being below zero is normal in mutual credit: you received from the circle, and give back by selling. When it lasts, most often buyers are missing, and there we can help.",
        "Answer this message or come and see us: we will look with you for who could buy what you offer. You can also bring your profile up to date, so that people find you.",
      ],
    }),
  },
} as const satisfies Record<string, Record<Language, (facts: CreditFacts) => Letter>>;
