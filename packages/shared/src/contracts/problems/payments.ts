import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals about payments that are ordered ahead, many at once, or asked for. */
export type PaymentsCode =
  | "unknown_standing_order"
  | "standing_order_ended"
  | "unknown_payment_request"
  | "request_closed"
  | "unknown_auto_accept"
  | "unknown_batch_payment"
  | "batch_closed"
  | "batch_has_faults"
  | "own_benefit"
  | "not_refundable"
  | "refund_too_late"
  | "refund_too_large"
  | "already_refunded"
  | "no_worth_in_euros";

export const paymentsProblems: Readonly<Record<PaymentsCode, Problem>> = {
  unknown_standing_order: {
    status: 404,
    en: "This standing order does not exist.",
    fr: "Ce versement programmé n’existe pas.",
  },
  standing_order_ended: {
    status: 409,
    en: "This standing order has ended.",
    fr: "Ce versement programmé est terminé.",
  },
  unknown_payment_request: {
    status: 404,
    en: "This payment request does not exist.",
    fr: "Cette demande de paiement n’existe pas.",
  },
  request_closed: {
    status: 409,
    en: "This payment request is closed: it was paid, refused or withdrawn, or has expired.",
    fr: "Cette demande de paiement est close : payée, refusée, retirée ou expirée.",
  },
  unknown_auto_accept: {
    status: 404,
    en: "This automatic acceptance does not exist.",
    fr: "Cette acceptation automatique n’existe pas.",
  },
  unknown_batch_payment: {
    status: 404,
    en: "This batch payment does not exist.",
    fr: "Ce paiement groupé n’existe pas.",
  },
  batch_closed: {
    status: 409,
    en: "This batch payment has been carried out, is under way, or was cancelled.",
    fr: "Ce paiement groupé est exécuté, en cours ou annulé.",
  },
  batch_has_faults: {
    status: 409,
    en: "Some lines of this batch payment cannot be paid as they are.",
    fr: "Certaines lignes de ce paiement groupé ne peuvent pas être payées telles quelles.",
  },
  own_benefit: {
    status: 403,
    en: "This would reach an account of your own: somebody else on the staff must do it.",
    fr: "Cela arriverait sur un compte qui est à vous : quelqu’un d’autre de l’équipe doit le faire.",
  },
  not_refundable: {
    status: 409,
    en: "This cannot be given back: only a payment that came in can.",
    fr: "Cela ne peut pas être remboursé : seul un paiement reçu le peut.",
  },
  refund_too_late: {
    status: 403,
    en: "At the till a payment can be given back within a day. Ask whoever runs the shop.",
    fr: "À la caisse, un paiement se rembourse dans la journée. Demandez à la personne qui tient le commerce.",
  },
  refund_too_large: {
    status: 409,
    en: "This is more than is left of the payment to give back.",
    fr: "C’est plus que ce qui reste à rembourser de ce paiement.",
    inFigures: [{ fr: "Il en reste {amount}.", en: "{amount} is left." }],
  },
  already_refunded: {
    status: 409,
    en: "This payment was given back already, in part or whole, or just is. It can no longer be reversed.",
    fr: "Ce paiement a déjà été remboursé, en partie ou en entier, ou est en train de l’être. Il ne peut plus être annulé.",
  },
  no_worth_in_euros: {
    status: 422,
    en: "The community has not said what this currency is worth in euros, so a price cannot be paid part in each.",
    fr: "La communauté n’a pas dit ce que vaut cette monnaie en euros : un prix ne peut pas se payer en partie dans chacun.",
  },
};
