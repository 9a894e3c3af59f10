import type { Language } from "@mereau/shared/contracts/common.ts";
import { problems } from "@mereau/shared/contracts/problems.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

/** What a message about payments says, as people of one language read it. */
export type PaymentFacts = {
  amount: string;
  /** Whom it is from or to, as people call them. */
  other: string;
  memo: string | null;
  date: string | null;
  /** The code of a refusal, why something has ended, or what somebody wrote. */
  reason: string | null;
};

type Wording = (facts: PaymentFacts) => Letter;

/** Why an order has ended that no refusal explains. */
const endings: Readonly<Record<string, Record<Language, string>>> = {
  completed: { fr: "Son dernier versement est échu.", en: "Its last payment has fallen due." },
  mandate_lost: {
    fr: "Vous n’avez plus le droit de payer depuis ce compte.",
    en: "You may no longer pay from this account.",
  },
};

const refusals = new Map<string, Record<Language, string>>(Object.entries(problems));

/** The sentence behind a code; what somebody wrote stands for itself. */
export const why = (reason: string | null, language: Language): string[] => {
  if (reason === null) return [];
  return [(endings[reason] ?? refusals.get(reason))?.[language] ?? reason];
};

/** What a payment is for, where that was said. */
export const aboutMemo = (memo: string | null, language: Language): string[] =>
  memo === null || memo === "" ? [] : [language === "fr" ? `Motif : ${memo}` : `For: ${memo}`];

/** The messages about payments, each in every language. */
export const paymentLetters = {
  request_received: {
    fr: ({ amount, other, memo }) => ({
      subject: `${other} vous demande ${amount}`,
      paragraphs: [
        `${other} vous demande un paiement : ${amount}.`,
        ...aboutMemo(memo, "fr"),
        "Vous pouvez le payer ou le refuser depuis votre espace. Rien ne part sans votre accord.",
      ],
    }),
    en: ({ amount, other, memo }) => ({
      subject: `${other} asks you for ${amount}`,
      paragraphs: [
        `${other} asks you for a payment: ${amount}.`,
        ...aboutMemo(memo, "en"),
        "You can pay or refuse it when you sign in. Nothing is paid without your consent.",
      ],
    }),
  },
  request_paid: {
    fr: ({ amount, other, memo }) => ({
      subject: `${other} a payé votre demande : ${amount}`,
      paragraphs: [
        `Votre demande de paiement a été payée par ${other} : ${amount}.`,
        ...aboutMemo(memo, "fr"),
      ],
    }),
    en: ({ amount, other, memo }) => ({
      subject: `${other} has paid your request: ${amount}`,
      paragraphs: [`Your payment request was paid by ${other}: ${amount}.`, ...aboutMemo(memo, "en")],
    }),
  },
  request_paid_for_you: {
    fr: ({ amount, other, memo }) => ({
      subject: `Payé en votre nom : ${amount} à ${other}`,
      paragraphs: [
        `${other} vous a demandé ${amount}. Vous l’aviez accepté d’avance : ce paiement a été fait en votre nom.`,
        ...aboutMemo(memo, "fr"),
        "Vous pouvez retirer votre accord à tout moment depuis votre espace.",
      ],
    }),
    en: ({ amount, other, memo }) => ({
      subject: `Paid in your name: ${amount} to ${other}`,
      paragraphs: [
        `${other} asked you for ${amount}. As you had agreed beforehand, it was paid in your name.`,
        ...aboutMemo(memo, "en"),
        "You can take your agreement back at any time when you sign in.",
      ],
    }),
  },
  request_refused: {
    fr: ({ amount, other, memo, reason }) => ({
      subject: `${other} a refusé votre demande : ${amount}`,
      paragraphs: [
        `${other} a refusé votre demande de paiement de ${amount}.`,
        ...aboutMemo(memo, "fr"),
        ...(reason === null ? [] : [`Raison donnée : ${reason}`]),
      ],
    }),
    en: ({ amount, other, memo, reason }) => ({
      subject: `${other} has refused your request: ${amount}`,
      paragraphs: [
        `${other} has refused your payment request of ${amount}.`,
        ...aboutMemo(memo, "en"),
        ...(reason === null ? [] : [`The reason given: ${reason}`]),
      ],
    }),
  },
  standing_order_failed: {
    fr: ({ amount, other, memo, date, reason }) => ({
      subject: `Un versement programmé n’a pas pu être fait : ${amount} à ${other}`,
      paragraphs: [
        `Votre versement programmé de ${amount} à ${other}, prévu le ${date}, n’a pas pu être fait.`,
        ...why(reason, "fr"),
        ...aboutMemo(memo, "fr"),
        "Il ne sera plus tenté pour cette date. Les dates suivantes restent prévues.",
      ],
    }),
    en: ({ amount, other, memo, date, reason }) => ({
      subject: `A standing order could not be paid: ${amount} to ${other}`,
      paragraphs: [
        `Your standing order of ${amount} to ${other}, due on ${date}, could not be paid.`,
        ...why(reason, "en"),
        ...aboutMemo(memo, "en"),
        "It will not be tried again for this date. The dates after it remain planned.",
      ],
    }),
  },
  standing_order_ended: {
    fr: ({ amount, other, memo, reason }) => ({
      subject: `Votre versement programmé à ${other} est terminé`,
      paragraphs: [
        `Votre versement programmé de ${amount} à ${other} est terminé.`,
        ...why(reason, "fr"),
        ...aboutMemo(memo, "fr"),
      ],
    }),
    en: ({ amount, other, memo, reason }) => ({
      subject: `Your standing order to ${other} has ended`,
      paragraphs: [
        `Your standing order of ${amount} to ${other} has ended.`,
        ...why(reason, "en"),
        ...aboutMemo(memo, "en"),
      ],
    }),
  },
} as const satisfies Record<string, Record<Language, Wording>>;
