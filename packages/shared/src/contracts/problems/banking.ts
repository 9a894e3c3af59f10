import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals about deposits of euros and bank statements. */
export type BankingCode =
  | "bank_details_missing"
  | "foreign_bank_account"
  | "statement_unreadable"
  | "unknown_statement"
  | "unknown_mapping"
  | "unknown_bank_line"
  | "bank_line_settled"
  | "bank_line_reversed"
  | "unknown_redemption"
  | "unknown_deposit"
  | "deposit_settled"
  | "deposit_differs"
  | "deposit_expected"
  | "bank_reference_used"
  | "bank_line_alike"
  | "too_many_deposits"
  | "amount_indivisible"
  | "not_on_sale";

export const bankingProblems: Readonly<Record<BankingCode, Problem>> = {
  bank_details_missing: {
    status: 409,
    en: "The community has not said yet which bank account is its own.",
    fr: "La communauté n’a pas encore dit quel compte bancaire est le sien.",
  },
  foreign_bank_account: {
    status: 422,
    en: "This statement is of a bank account that is not the community’s.",
    fr: "Ce relevé est celui d’un compte bancaire qui n’est pas celui de la communauté.",
    inFigures: [{ fr: "Son IBAN est {iban}.", en: "Its IBAN is {iban}." }],
  },
  statement_unreadable: {
    status: 422,
    en: "This bank statement cannot be read. Nothing of it was kept.",
    fr: "Ce relevé bancaire est illisible. Rien n’en a été gardé.",
  },
  unknown_statement: {
    status: 404,
    en: "There is no import of a bank statement with this id.",
    fr: "Il n’y a pas d’import de relevé bancaire avec cet identifiant.",
  },
  unknown_mapping: {
    status: 422,
    en: "The community remembers no mapping of this name.",
    fr: "La communauté n’a pas de correspondance de ce nom.",
  },
  unknown_bank_line: {
    status: 404,
    en: "There is no bank line with this id.",
    fr: "Il n’y a pas de ligne bancaire avec cet identifiant.",
  },
  bank_line_settled: {
    status: 409,
    en: "This bank line does not allow it any more, or not yet: look at how it stands now.",
    fr: "Cette ligne bancaire ne le permet plus, ou pas encore : regardez où elle en est.",
  },
  bank_line_reversed: {
    status: 409,
    en: "What was issued for this bank line was reversed. Match it to another account or deposit, set it aside, or say that it is issued to the same one again, instead of the reversed transfer.",
    fr: "Ce qui avait été émis pour cette ligne bancaire a été annulé. Rapprochez-la d’un autre compte ou dépôt, mettez-la de côté, ou dites qu’elle est émise de nouveau pour le même, à la place de l’opération annulée.",
  },
  unknown_redemption: {
    status: 404,
    en: "No redemption was carried out with this id.",
    fr: "Aucune reconversion n’a été faite avec cet identifiant.",
  },
  unknown_deposit: {
    status: 404,
    en: "This deposit is not known here.",
    fr: "Ce dépôt n’est pas connu ici.",
  },
  deposit_settled: {
    status: 409,
    en: "This deposit is no longer expected.",
    fr: "Ce dépôt n’est plus attendu.",
  },
  deposit_differs: {
    status: 409,
    en: "This reference is that of a deposit for another account or another amount. Issue what it announced, or write another reference.",
    fr: "Cette référence est celle d’un dépôt pour un autre compte ou un autre montant. Émettez ce qu’il annonce, ou écrivez une autre référence.",
    inFigures: [
      {
        fr: "Le dépôt annonce {euros} pour le compte {account}.",
        en: "The deposit announces {euros} for the account {account}.",
      },
      {
        fr: "Le texte nomme {references} : n’en gardez qu’une.",
        en: "The text names {references}: keep one of them.",
      },
    ],
  },
  deposit_expected: {
    status: 409,
    en: "A deposit of just this amount is expected on this account, or on another of the same owner. If these are its euros, name it; if they are others, confirm it.",
    fr: "Un dépôt de ce même montant est attendu sur ce compte, ou sur un autre du même titulaire. Si ce sont ses euros, indiquez-le ; si ce sont d’autres euros, confirmez-le.",
    inFigures: [
      {
        fr: "Sa référence est {reference}, pour le compte {account}.",
        en: "Its reference is {reference}, for the account {account}.",
      },
    ],
  },
  bank_reference_used: {
    status: 409,
    en: "These euros are a line of the bank, with this reference. Say there what it is for, so that nothing is issued twice.",
    fr: "Ces euros sont une ligne de la banque, avec cette référence. Dites là-bas à quoi elle correspond, pour que rien ne soit émis deux fois.",
  },
  bank_line_alike: {
    status: 409,
    en: "Something was already issued for what looks like the same payment. If these are two payments, confirm it; if not, set this line aside.",
    fr: "Quelque chose a déjà été émis pour ce qui ressemble au même paiement. Si ce sont deux paiements, confirmez-le ; sinon, mettez cette ligne de côté.",
  },
  too_many_deposits: {
    status: 409,
    en: "Many deposits are already expected for this account. Cancel those that will not come.",
    fr: "Beaucoup de dépôts sont déjà attendus pour ce compte. Annulez ceux qui ne viendront pas.",
  },
  amount_indivisible: {
    status: 422,
    en: "This many euros are no whole amount of the currency.",
    fr: "Cette somme en euros ne fait pas un montant entier dans la monnaie.",
    inFigures: [
      { fr: "En dessous, {lower} convient.", en: "Below it, {lower} would do." },
      { fr: "Au-dessus, {higher} convient.", en: "Above it, {higher} would do." },
    ],
  },
  not_on_sale: {
    status: 409,
    en: "This currency has no price in euros.",
    fr: "Cette monnaie n’a pas de prix en euros.",
  },
};
