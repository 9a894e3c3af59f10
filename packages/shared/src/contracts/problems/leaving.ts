import type { Problem } from "#contracts/problems/problem.ts";

/** Why somebody cannot leave yet. */
export type LeavingCode = "leaving_balance" | "leaving_debt" | "leaving_holds";

export const leavingProblems: Readonly<Record<LeavingCode, Problem>> = {
  leaving_balance: {
    status: 409,
    en: "There is still money on an account: spend it, redeem it, or give it to a pot or a member.",
    fr: "Il reste de l’argent sur un compte : dépensez-le, reconvertissez-le, ou donnez-le à une cagnotte ou à un membre.",
    inFigures: [{ fr: "Le compte {account} a {amount}.", en: "The account {account} has {amount}." }],
  },
  leaving_debt: {
    status: 409,
    en: "An account is below zero: bring it back to zero first.",
    fr: "Un compte est en dessous de zéro : ramenez-le d’abord à zéro.",
    inFigures: [
      { fr: "Le compte {account} est à {amount}.", en: "The account {account} stands at {amount}." },
    ],
  },
  leaving_holds: {
    status: 409,
    en: "Something is still set aside from or for an account: wait until it is paid or released.",
    fr: "Une somme est encore réservée sur un compte, ou pour lui : attendez qu’elle soit encaissée ou libérée.",
    inFigures: [{ fr: "Il s’agit du compte {account}.", en: "It is the account {account}." }],
  },
};
