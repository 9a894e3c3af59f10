import { creditLetters } from "#services/mail/templates/credit.ts";
import { invoiceLetters } from "#services/mail/templates/invoices.ts";
import { paymentLetters } from "#services/mail/templates/payments.ts";

/** The messages that are planned as runs, each in every language. */
export const letters = { ...paymentLetters, ...creditLetters, ...invoiceLetters };

export type LetterName = keyof typeof letters;
