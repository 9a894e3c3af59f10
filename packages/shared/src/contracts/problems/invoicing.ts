import type { Problem } from "#contracts/problems/problem.ts";

export type InvoicingCode =
  | "unknown_invoice"
  | "invoice_numbered"
  | "invoice_not_sent"
  | "invoice_closed"
  | "billing_missing";

/** The refusals about invoices. */
export const invoicingProblems: Readonly<Record<InvoicingCode, Problem>> = {
  unknown_invoice: { status: 404, en: "This invoice does not exist.", fr: "Cette facture n’existe pas." },
  invoice_numbered: {
    status: 409,
    en: "An invoice that has its number does not change any more: cancel it by a credit note.",
    fr: "Une facture numérotée ne change plus : annulez-la par un avoir.",
  },
  invoice_not_sent: {
    status: 409,
    en: "This invoice is still a draft.",
    fr: "Cette facture est encore un brouillon.",
  },
  invoice_closed: {
    status: 409,
    en: "This invoice is paid, being paid, or cancelled.",
    fr: "Cette facture est payée, en cours de paiement, ou annulée.",
  },
  billing_missing: {
    status: 409,
    en: "An invoice needs the seller’s name and address: say them in the billing details.",
    fr: "Une facture demande le nom et l’adresse du vendeur : indiquez-les dans les coordonnées de facturation.",
  },
};
