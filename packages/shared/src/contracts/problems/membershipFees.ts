import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals about membership fees. */
export type MembershipFeeCode =
  | "unknown_membership_fee"
  | "fee_settled"
  | "fee_not_paid"
  | "fee_below_minimum"
  | "fee_not_from_accounts";

export const membershipFeeProblems: Readonly<Record<MembershipFeeCode, Problem>> = {
  unknown_membership_fee: {
    status: 404,
    en: "This membership fee does not exist.",
    fr: "Cette cotisation n’existe pas.",
  },
  fee_settled: {
    status: 409,
    en: "This fee is paid already, or was waived.",
    fr: "Cette cotisation est déjà payée, ou n’est plus demandée.",
  },
  fee_not_paid: {
    status: 409,
    en: "This fee has not been paid.",
    fr: "Cette cotisation n’a pas été payée.",
  },
  fee_below_minimum: {
    status: 422,
    en: "This is less than the least that is asked for.",
    fr: "C’est moins que le minimum demandé.",
    inFigures: [{ fr: "Le minimum est de {amount}.", en: "The least is {amount}." }],
  },
  fee_not_from_accounts: {
    status: 409,
    en: "Fees are not paid from this account here: pay at the association’s desk or by bank.",
    fr: "Ici, la cotisation ne se paie pas depuis ce compte : payez auprès de l’association ou par virement.",
  },
};
