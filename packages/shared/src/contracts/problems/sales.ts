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
  | "out_of_stock"
  | "unknown_pass"
  | "pass_over"
  | "unknown_card"
  | "card_known"
  | "card_code_wrong"
  | "card_code_needed"
  | "card_locked"
  | "unknown_kiosk"
  | "kiosk_not_paired"
  | "pairing_code_wrong"
  | "leaving_code_wrong"
  | "unknown_kiosk_order"
  | "kiosk_order_closed"
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
  out_of_stock: {
    status: 409,
    en: "There are not so many of it left.",
    fr: "Il n’en reste pas autant.",
  },
  unknown_pass: {
    status: 404,
    en: "This pass is not known here, or has not been paid.",
    fr: "Ce pass n’est pas connu ici, ou n’a pas été payé.",
  },
  pass_over: {
    status: 409,
    en: "This pass is used up, or has ended.",
    fr: "Ce pass est épuisé, ou arrivé à son terme.",
  },
  unknown_card: {
    status: 404,
    en: "This card is not known here.",
    fr: "Cette carte n’est pas connue ici.",
  },
  card_known: {
    status: 409,
    en: "This card or tag has been given to somebody already.",
    fr: "Cette carte ou cette étiquette a déjà été remise à quelqu’un.",
  },
  card_code_wrong: {
    status: 403,
    en: "This card and this code do not go together.",
    fr: "Cette carte et ce code ne vont pas ensemble.",
  },
  card_code_needed: {
    status: 403,
    en: "Type the code of the card.",
    fr: "Tapez le code de la carte.",
  },
  card_locked: {
    status: 403,
    en: "Too many wrong codes: this card is locked. Ask at the desk for a new code.",
    fr: "Trop de codes faux : cette carte est bloquée. Demandez un nouveau code à l’accueil.",
  },
  unknown_kiosk: {
    status: 404,
    en: "This kiosk is not known here.",
    fr: "Cette borne n’est pas connue ici.",
  },
  kiosk_not_paired: {
    status: 401,
    en: "This tablet is not paired, or no longer.",
    fr: "Cette tablette n’est pas appairée, ou ne l’est plus.",
  },
  pairing_code_wrong: {
    status: 403,
    en: "This code pairs no tablet: it is wrong, was used, or is more than ten minutes old.",
    fr: "Ce code n’appaire aucune tablette : il est faux, a déjà servi, ou date de plus de dix minutes.",
  },
  leaving_code_wrong: {
    status: 403,
    en: "This is not the code by which this kiosk is left.",
    fr: "Ce n’est pas le code de sortie de cette borne.",
  },
  unknown_kiosk_order: {
    status: 404,
    en: "This order never arrived: nothing was paid.",
    fr: "Cette commande n’est jamais arrivée : rien n’a été payé.",
  },
  kiosk_order_closed: {
    status: 409,
    en: "This order is over: nothing was paid by it. Make a new one.",
    fr: "Cette commande est close : elle n’a rien fait payer. Faites-en une nouvelle.",
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
