import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals about what is bought, sold and earned. */
export type SalesCode =
  | "unknown_top_up"
  | "top_up_out_of_range"
  | "sold_by_top_up"
  | "sale_not_done"
  | "unknown_product"
  | "product_not_on_offer"
  | "currencies_mixed"
  | "price_changed"
  | "share_in_currency_too_small"
  | "house_account_missing"
  | "unknown_purchase"
  | "unknown_task"
  | "task_not_on_offer"
  | "unknown_task_claim"
  | "task_claim_decided";

export const salesProblems: Readonly<Record<SalesCode, Problem>> = {
  unknown_top_up: {
    status: 404,
    en: "This top-up is not known here.",
    fr: "Cette recharge n’est pas connue ici.",
  },
  top_up_out_of_range: {
    status: 422,
    en: "A top-up is not of so many euros here.",
    fr: "Une recharge n’est pas de ce montant ici.",
    inFigures: [
      { fr: "Le minimum est de {least}.", en: "The least is {least}." },
      { fr: "Le maximum est de {most}.", en: "The most is {most}." },
    ],
  },
  sold_by_top_up: {
    status: 409,
    en: "This currency is sold for euros: write down a top-up, which has its receipt. To give some away, pay it from an account that has it.",
    fr: "Cette monnaie se vend en euros : enregistrez une recharge, qui a son reçu. Pour en offrir, payez depuis un compte qui en a.",
  },
  sale_not_done: {
    status: 409,
    en: "The ledger has not carried this sale out: it has no receipt.",
    fr: "Le registre n’a pas exécuté cette vente : elle n’a pas de reçu.",
  },
  unknown_product: {
    status: 404,
    en: "This product is not on the tariff.",
    fr: "Cet article n’est pas au tarif.",
  },
  product_not_on_offer: {
    status: 409,
    en: "This product is no longer on offer.",
    fr: "Cet article n’est plus proposé.",
  },
  currencies_mixed: {
    status: 422,
    en: "One purchase is paid in one currency.",
    fr: "Un achat se paie en une seule monnaie.",
  },
  price_changed: {
    status: 409,
    en: "The price is no longer what was shown. Look at the new total.",
    fr: "Le prix n’est plus celui qui était affiché. Regardez le nouveau total.",
    inFigures: [{ fr: "Il est de {amount}.", en: "It is {amount}." }],
  },
  share_in_currency_too_small: {
    status: 422,
    en: "More of this price is to be paid in the currency.",
    fr: "Une plus grande part de ce prix se paie en monnaie.",
    inFigures: [
      { fr: "On peut en payer au plus {euros} en euros.", en: "At most {euros} of it can be paid in euros." },
    ],
  },
  house_account_missing: {
    status: 409,
    en: "The community has not said yet on which account it sells.",
    fr: "La communauté n’a pas encore dit sur quel compte elle vend.",
  },
  unknown_purchase: {
    status: 404,
    en: "This purchase is not known here.",
    fr: "Cet achat n’est pas connu ici.",
  },
  unknown_task: {
    status: 404,
    en: "This task is not on the tariff.",
    fr: "Cette tâche n’est pas au barème.",
  },
  task_not_on_offer: {
    status: 409,
    en: "This task is no longer on offer.",
    fr: "Cette tâche n’est plus proposée.",
  },
  unknown_task_claim: {
    status: 404,
    en: "This claim is not known here.",
    fr: "Cette demande n’est pas connue ici.",
  },
  task_claim_decided: {
    status: 409,
    en: "This claim has been decided already.",
    fr: "Cette demande a déjà été tranchée.",
  },
};
