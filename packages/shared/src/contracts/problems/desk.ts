import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals about the tills of the exchange desk, and euros that go out for redemptions. */
export type DeskCode =
  | "unknown_till"
  | "unknown_till_movement"
  | "till_of_another"
  | "till_already_open"
  | "till_closed"
  | "till_unsettled"
  | "till_short"
  | "till_difference_unexplained"
  | "approval_missing"
  | "redemption_wired"
  | "redemption_exported"
  | "payout_details_missing"
  | "nothing_to_export"
  | "unknown_redemption_export"
  | "redemption_export_settled";

export const deskProblems: Readonly<Record<DeskCode, Problem>> = {
  unknown_till: {
    status: 404,
    en: "There is no till with this id.",
    fr: "Il n’y a pas de caisse avec cet identifiant.",
  },
  unknown_till_movement: {
    status: 404,
    en: "Nothing was done at this till with this id.",
    fr: "Rien n’a été fait à cette caisse avec cet identifiant.",
  },
  till_of_another: {
    status: 403,
    en: "This till is another teller’s. Open your own.",
    fr: "Cette caisse est celle de quelqu’un d’autre. Ouvrez la vôtre.",
  },
  till_already_open: {
    status: 409,
    en: "You have a till open already. Close it before you open another.",
    fr: "Vous avez déjà une caisse ouverte. Fermez-la avant d’en ouvrir une autre.",
  },
  till_closed: {
    status: 409,
    en: "This till is closed. Open another one.",
    fr: "Cette caisse est fermée. Ouvrez-en une autre.",
  },
  till_unsettled: {
    status: 409,
    en: "Something done at this till has had no answer yet. Ask for it once more, then close the till.",
    fr: "Une opération de cette caisse n’a pas encore eu de réponse. Redemandez-la, puis fermez la caisse.",
  },
  till_short: {
    status: 409,
    en: "There is not so much cash in this till.",
    fr: "Il n’y a pas autant d’espèces dans cette caisse.",
    inFigures: [{ fr: "Il y a {expected}.", en: "There is {expected}." }],
  },
  till_difference_unexplained: {
    status: 422,
    en: "The count differs from what should be in the till. Write why, then close it.",
    fr: "Le compte n’est pas celui attendu dans la caisse. Écrivez pourquoi, puis fermez-la.",
    inFigures: [{ fr: "Il devrait y avoir {expected}.", en: "There should be {expected}." }],
  },
  approval_missing: {
    status: 409,
    en: "This redemption is not approved yet by as many managers as it needs.",
    fr: "Cette reconversion n’est pas encore approuvée par autant de gestionnaires qu’il en faut.",
  },
  redemption_wired: {
    status: 409,
    en: "The euros of this redemption were wired already.",
    fr: "Les euros de cette reconversion ont déjà été virés.",
  },
  redemption_exported: {
    status: 409,
    en: "This redemption is in a file for the bank. Take that file back first, or mark it as wired.",
    fr: "Cette reconversion est dans un fichier pour la banque. Reprenez d’abord ce fichier, ou dites qu’il a été viré.",
  },
  payout_details_missing: {
    status: 409,
    en: "The bank account of at least one of those to be paid is not known.",
    fr: "Le compte bancaire d’au moins une des personnes à payer n’est pas connu.",
    inFigures: [{ fr: "Il manque pour {accounts}.", en: "It is missing for {accounts}." }],
  },
  nothing_to_export: {
    status: 409,
    en: "No redemption is approved and due: there is nothing to wire.",
    fr: "Aucune reconversion n’est approuvée et à virer : il n’y a rien à exporter.",
  },
  unknown_redemption_export: {
    status: 404,
    en: "There is no file for the bank with this id.",
    fr: "Il n’y a pas de fichier pour la banque avec cet identifiant.",
  },
  redemption_export_settled: {
    status: 409,
    en: "This file was already taken back, or marked as wired.",
    fr: "Ce fichier a déjà été repris, ou marqué comme viré.",
  },
};
