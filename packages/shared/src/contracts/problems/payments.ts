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
  | "own_benefit";

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
};
