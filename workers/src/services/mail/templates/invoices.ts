import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Letter } from "#services/mail/templates/letter.ts";
import type { PaymentFacts } from "#services/mail/templates/payments.ts";

/** `memo` names the invoice as both sides read it; `reason` is what whoever undid the payment wrote. */
type InvoiceFacts = Pick<PaymentFacts, "amount" | "other" | "memo" | "reason">;

const named = (memo: string | null): string => (memo === null ? "" : ` (${memo})`);

const given = (reason: string | null, language: Language): string[] => {
  if (reason === null) return [];
  return [language === "fr" ? `Raison donnée : ${reason}` : `The reason given: ${reason}`];
};

/** The messages about an invoice whose payment was undone, to its seller and to its buyer. */
export const invoiceLetters = {
  invoice_unpaid_again: {
    fr: ({ amount, other, memo, reason }) => ({
      subject: `Le paiement de votre facture par ${other} a été annulé : ${amount}`,
      paragraphs: [
        `Le paiement de ${amount} que ${other} avait fait pour votre facture${named(memo)} a été annulé.`,
        ...given(reason, "fr"),
        "Elle est de nouveau à payer. Depuis votre espace, vous pouvez aussi noter qu’elle a été réglée autrement, ou l’annuler par un avoir.",
      ],
    }),
    en: ({ amount, other, memo, reason }) => ({
      subject: `The payment of your invoice by ${other} was undone: ${amount}`,
      paragraphs: [
        `The payment of ${amount} that ${other} had made for your invoice${named(memo)} was undone.`,
        ...given(reason, "en"),
        "It is to be paid again. When you sign in you can also note that it was paid otherwise, or cancel it by a credit note.",
      ],
    }),
  },
  invoice_to_pay_again: {
    fr: ({ amount, other, memo, reason }) => ({
      subject: `Votre paiement à ${other} a été annulé : ${amount}`,
      paragraphs: [
        `Votre paiement de ${amount} à ${other} pour une facture${named(memo)} a été annulé.`,
        ...given(reason, "fr"),
        "La facture est de nouveau à payer. Vous pouvez le faire depuis votre espace. Rien ne part sans votre accord.",
      ],
    }),
    en: ({ amount, other, memo, reason }) => ({
      subject: `Your payment to ${other} was undone: ${amount}`,
      paragraphs: [
        `Your payment of ${amount} to ${other} for an invoice${named(memo)} was undone.`,
        ...given(reason, "en"),
        "The invoice is to be paid again. You can do so when you sign in. Nothing is paid without your consent.",
      ],
    }),
  },
} as const satisfies Record<string, Record<Language, (facts: InvoiceFacts) => Letter>>;
