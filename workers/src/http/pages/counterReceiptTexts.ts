/** The words of a receipt that is given at the counter. */
export const counterReceiptTexts = {
  fr: {
    title: (number: string) => `Reçu n°\u00a0${number}`,
    member: (number: number) => `membre\u00a0n°\u00a0${number}`,
    account: "Compte",
    credited: "Crédité",
    paid: "Payé en euros",
    by: { cash: "espèces", card: "carte", transfer: "virement" },
    teller: "Reçu par",
    transfer: "Opération",
    undone: (date: string) => `Cet échange a été annulé le ${date} : ce reçu ne vaut plus justificatif.`,
    print: "Imprimer",
  },
  en: {
    title: (number: string) => `Receipt no.\u00a0${number}`,
    member: (number: number) => `member\u00a0no.\u00a0${number}`,
    account: "Account",
    credited: "Credited",
    paid: "Paid in euros",
    by: { cash: "cash", card: "card", transfer: "bank transfer" },
    teller: "Received by",
    transfer: "Transfer",
    undone: (date: string) => `This exchange was cancelled on ${date}: this receipt is no proof any more.`,
    print: "Print",
  },
} as const;
