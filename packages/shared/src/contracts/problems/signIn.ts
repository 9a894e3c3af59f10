import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals of passkeys, with which people sign in without a code, of the second step, and of sessions that are too old for what is asked. */
export type SignInCode =
  | "sign_in_again"
  | "passkey_unknown"
  | "passkey_elsewhere"
  | "passkey_invalid"
  | "passkey_expired"
  | "passkey_copied"
  | "passkey_known"
  | "too_many_passkeys"
  | "second_factor_required"
  | "second_factor_setup_required"
  | "second_factor_kept"
  | "own_second_factor";

export const signInProblems: Readonly<Record<SignInCode, Problem>> = {
  sign_in_again: {
    status: 403,
    en: "To keep your money safe, first sign in once more.",
    fr: "Pour protéger votre argent, connectez-vous d’abord de nouveau.",
  },
  passkey_unknown: {
    status: 401,
    en: "This passkey opens nothing here. Sign in with a code, then add a new passkey.",
    fr: "Cette clé d’accès n’ouvre rien ici. Entrez avec un code, puis ajoutez une nouvelle clé.",
  },
  passkey_elsewhere: {
    status: 401,
    en: "This passkey is for another community. Choose the one of this community.",
    fr: "Cette clé d’accès est celle d’une autre communauté. Choisissez celle d’ici.",
  },
  passkey_invalid: {
    status: 422,
    en: "This passkey could not be checked.",
    fr: "Cette clé d’accès n’a pas pu être vérifiée.",
  },
  passkey_expired: {
    status: 409,
    en: "That took too long, or was answered before. Please start again.",
    fr: "Cela a pris trop de temps, ou une réponse a déjà été donnée. Veuillez recommencer.",
  },
  passkey_copied: {
    status: 401,
    en: "This passkey may have been copied: sign in with a code, remove it, and add a new one.",
    fr: "Cette clé d’accès a peut-être été copiée : entrez avec un code, supprimez-la et ajoutez-en une nouvelle.",
  },
  passkey_known: {
    status: 409,
    en: "This passkey has been added already.",
    fr: "Cette clé d’accès est déjà ajoutée.",
  },
  too_many_passkeys: {
    status: 409,
    en: "You have as many passkeys as there may be: remove one first.",
    fr: "Vous avez déjà le nombre maximum de clés d’accès : supprimez-en une d’abord.",
  },
  second_factor_required: {
    status: 403,
    en: "First prove once more that it is you: with your passkey, or a code of your app.",
    fr: "Confirmez d’abord que c’est bien vous : avec votre clé d’accès, ou un code de votre application.",
  },
  second_factor_setup_required: {
    status: 403,
    en: "First add a passkey, or an app that makes codes: this community asks it of its team.",
    fr: "Ajoutez d’abord une clé d’accès, ou une application de codes : cette communauté le demande à son équipe.",
  },
  second_factor_kept: {
    status: 409,
    en: "It is your only way to prove that it is you: add another one first.",
    fr: "C’est votre seul moyen de confirmer que c’est vous : ajoutez-en d’abord un autre.",
  },
  own_second_factor: {
    status: 409,
    en: "Another administrator does this for you.",
    fr: "C’est un autre administrateur qui le fait pour vous.",
  },
};
