import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Letter } from "#services/mail/templates/letter.ts";
import { aboutMemo, type PaymentFacts, why } from "#services/mail/templates/payments.ts";

/** The messages about payments that were made, or not made as was ordered; those of batches are about all their lines. */
export const madeLetters = {
  payment_received: {
    fr: ({ amount, other, memo }) => ({
      subject: `${other} vous a payé ${amount}`,
      paragraphs: [`Vous avez reçu ${amount} de ${other}.`, ...aboutMemo(memo, "fr")],
    }),
    en: ({ amount, other, memo }) => ({
      subject: `${other} paid you ${amount}`,
      paragraphs: [`You have received ${amount} from ${other}.`, ...aboutMemo(memo, "en")],
    }),
  },
  payment_returned: {
    fr: ({ amount, other, memo }) => ({
      subject: `${amount} vous sont revenus de ${other}`,
      paragraphs: [
        `Un paiement que vous aviez fait à ${other} a été annulé : ${amount} sont revenus sur votre compte.`,
        ...aboutMemo(memo, "fr"),
      ],
    }),
    en: ({ amount, other, memo }) => ({
      subject: `${amount} came back to you from ${other}`,
      paragraphs: [
        `A payment that you had made to ${other} was undone: ${amount} came back to your account.`,
        ...aboutMemo(memo, "en"),
      ],
    }),
  },
  money_issued: {
    fr: ({ amount, memo }) => ({
      subject: `Votre compte a reçu ${amount}`,
      paragraphs: [`${amount} viennent d’arriver sur votre compte.`, ...aboutMemo(memo, "fr")],
    }),
    en: ({ amount, memo }) => ({
      subject: `Your account has received ${amount}`,
      paragraphs: [`${amount} has just come to your account.`, ...aboutMemo(memo, "en")],
    }),
  },
  standing_order_paid: {
    fr: ({ amount, other, memo }) => ({
      subject: `Versement programmé fait : ${amount} à ${other}`,
      paragraphs: [`Votre versement programmé de ${amount} à ${other} a été fait.`, ...aboutMemo(memo, "fr")],
    }),
    en: ({ amount, other, memo }) => ({
      subject: `Standing order paid: ${amount} to ${other}`,
      paragraphs: [`Your standing order of ${amount} to ${other} was paid.`, ...aboutMemo(memo, "en")],
    }),
  },
  batch_paid: {
    fr: ({ amount, memo }) => ({
      subject: `Paiement groupé fait : ${memo ?? ""}, ${amount}`,
      paragraphs: [
        `Votre paiement groupé « ${memo ?? ""} » a été fait : ${amount} en tout.`,
        "Depuis votre espace, vous pouvez voir ce qu’il est advenu de chaque ligne.",
      ],
    }),
    en: ({ amount, memo }) => ({
      subject: `Batch payment made: ${memo ?? ""}, ${amount}`,
      paragraphs: [
        `Your batch payment “${memo ?? ""}” was made: ${amount} in all.`,
        "When you sign in you can see what became of each line.",
      ],
    }),
  },
  batch_failed: {
    fr: ({ memo, reason }) => ({
      subject: `Un paiement groupé n’a pas pu être fait : ${memo ?? ""}`,
      paragraphs: [`Rien de votre paiement groupé « ${memo ?? ""} » n’a été payé.`, ...why(reason, "fr")],
    }),
    en: ({ memo, reason }) => ({
      subject: `A batch payment could not be made: ${memo ?? ""}`,
      paragraphs: [`Nothing of your batch payment “${memo ?? ""}” was paid.`, ...why(reason, "en")],
    }),
  },
} as const satisfies Record<string, Record<Language, (facts: PaymentFacts) => Letter>>;
