import type { Language } from "@mereau/shared/contracts/common.ts";
import type { CounterReceipt } from "@mereau/shared/contracts/tills.ts";

type Words = {
  title: (number: string) => string;
  member: (number: number) => string;
  to: string;
  account: string;
  credited: string;
  paid: string;
  by: Record<CounterReceipt["movement"]["means"], string>;
  teller: string;
  transfer: string;
  undone: (date: string) => string;
};

/** What a receipt of the counter says, in each language. */
export const counterReceiptWords: Readonly<Record<Language, Words>> = {
  fr: {
    title: (number) => `Reçu n°\u00a0${number}`,
    member: (number) => `membre n°\u00a0${number}`,
    to: "Pour",
    account: "Compte",
    credited: "Crédité",
    paid: "Payé en euros",
    by: { cash: "espèces", card: "carte", transfer: "virement" },
    teller: "Reçu par",
    transfer: "Opération",
    undone: (date) => `Annulé le ${date}\u00a0: ce reçu ne vaut plus justificatif.`,
  },
  en: {
    title: (number) => `Receipt no.\u00a0${number}`,
    member: (number) => `member no.\u00a0${number}`,
    to: "For",
    account: "Account",
    credited: "Credited",
    paid: "Paid in euros",
    by: { cash: "cash", card: "card", transfer: "bank transfer" },
    teller: "Received by",
    transfer: "Transfer",
    undone: (date) => `Undone on ${date}: this receipt is no proof any more.`,
  },
};
