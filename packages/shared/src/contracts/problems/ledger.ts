import type { Problem } from "#contracts/problems/problem.ts";
import type { Texts } from "#policies/policy.ts";
import type { RejectionCode } from "#ledger/rejection.ts";

/** What a payment asks of its payer where the policies have them give something besides. */
const withCharges: Texts = {
  fr: "Avec {charges} de prélèvement il faudrait {needed} ; on peut payer {payable} au plus.",
  en: "With a levy of {charges} it would take {needed}; at most {payable} can be paid.",
};

/** The refusals of the ledger. */
export const ledgerProblems: Readonly<Record<RejectionCode, Problem>> = {
  expiry_not_due: {
    status: 409,
    en: "Nothing expires before its month has begun.",
    fr: "Rien n’expire avant que son mois ait commencé.",
  },
  giving_limit_exceeded: {
    status: 409,
    en: "That is more than may still be given this month.",
    fr: "C’est plus que ce qui peut encore être donné ce mois-ci.",
    inFigures: [{ fr: "Il reste {amount} à donner.", en: "Left to give: {amount}." }],
  },
  unknown_currency: {
    status: 404,
    en: "This currency does not exist here.",
    fr: "Cette monnaie n’existe pas ici.",
  },
  unknown_account: {
    status: 404,
    en: "This account does not exist here.",
    fr: "Ce compte n’existe pas ici.",
  },
  unknown_hold: { status: 404, en: "This hold does not exist.", fr: "Cette réservation n’existe pas." },
  unknown_transfer: { status: 404, en: "This transfer does not exist.", fr: "Cette opération n’existe pas." },
  currency_mismatch: {
    status: 422,
    en: "The account is in another currency.",
    fr: "Le compte est dans une autre monnaie.",
  },
  same_account: {
    status: 422,
    en: "The payer and the payee are the same account.",
    fr: "Le payeur et le bénéficiaire sont le même compte.",
  },
  system_account: {
    status: 422,
    en: "This account belongs to the community itself: nobody pays with it.",
    fr: "Ce compte est celui de la communauté elle-même : il ne sert pas à payer.",
  },
  amount_out_of_bounds: {
    status: 422,
    en: "The amount must be above zero and not beyond what a ledger can hold.",
    fr: "Le montant doit être supérieur à zéro et tenir dans les bornes du registre.",
  },
  insufficient_funds: {
    status: 409,
    en: "There is not enough on the account.",
    fr: "Il n’y a pas assez sur le compte.",
    inFigures: [
      { fr: "C’est {account} qui n’a pas assez.", en: "It is {account} that has not enough." },
      { fr: "Disponible : {amount}.", en: "Available: {amount}." },
      withCharges,
    ],
  },
  credit_blocked: {
    status: 409,
    en: "This payment would bring the account too close to its credit limit. It can always sell, and the community helps to find buyers.",
    fr: "Ce paiement amènerait le compte trop près de son découvert autorisé. Il peut toujours vendre, et la communauté aide à trouver des acheteurs.",
    inFigures: [{ fr: "Disponible : {amount}.", en: "Available: {amount}." }, withCharges],
  },
  balance_cap_exceeded: {
    status: 409,
    en: "The payee’s account would go above its cap.",
    fr: "Le compte du bénéficiaire dépasserait son plafond.",
    inFigures: [{ fr: "Il peut encore recevoir {amount}.", en: "It has room for {amount}." }],
  },
  account_suspended: { status: 409, en: "The account is suspended.", fr: "Le compte est suspendu." },
  account_closed: { status: 409, en: "The account is closed.", fr: "Le compte est fermé." },
  account_not_empty: {
    status: 409,
    en: "The account still has a balance or a hold.",
    fr: "Le compte a encore un solde ou une réservation.",
    inFigures: [{ fr: "Comptabilisé : {amount}.", en: "Posted: {amount}." }],
  },
  limit_crossed: {
    status: 409,
    en: "The account already stands beyond these limits.",
    fr: "Le compte se trouve déjà au-delà de ces limites.",
    inFigures: [{ fr: "Son solde est de {amount}.", en: "Its balance is {amount}." }],
  },
  operator_limit_exceeded: {
    status: 403,
    en: "This is more than you may spend from this account.",
    fr: "C’est plus que ce que vous pouvez dépenser sur ce compte.",
    inFigures: [{ fr: "Vous pouvez encore dépenser {amount}.", en: "You may still spend {amount}." }],
  },
  order_expired: { status: 409, en: "The order has expired.", fr: "L’ordre a expiré." },
  signature_required: {
    status: 422,
    en: "From this amount on, a payment must be signed by your device.",
    fr: "À partir de ce montant, le paiement doit être signé par votre appareil.",
    inFigures: [
      {
        fr: "La signature est demandée à partir de {amount}.",
        en: "A signature is asked for from {amount} on.",
      },
    ],
  },
  hold_closed: { status: 409, en: "The hold is no longer open.", fr: "La réservation n’est plus ouverte." },
  hold_expired: { status: 409, en: "The hold has expired.", fr: "La réservation a expiré." },
  capture_too_large: {
    status: 409,
    en: "This is more than what the hold still keeps.",
    fr: "C’est plus que ce que la réservation garde encore.",
    inFigures: [{ fr: "Elle garde {amount}.", en: "It keeps {amount}." }],
  },
  already_reversed: {
    status: 409,
    en: "This transfer was already reversed.",
    fr: "Cette opération a déjà été annulée.",
  },
  not_reversible: {
    status: 409,
    en: "This transfer cannot be reversed.",
    fr: "Cette opération ne peut pas être annulée.",
  },
  not_issuable: {
    status: 409,
    en: "This currency is not issued this way.",
    fr: "Cette monnaie n’est pas émise ainsi.",
  },
  not_redeemable: {
    status: 409,
    en: "This currency is not redeemed, or not by this kind of member.",
    fr: "Cette monnaie n’est pas reconvertible, ou pas par ce type de membre.",
  },
  reserve_short: {
    status: 409,
    en: "The reserve would no longer cover what circulates.",
    fr: "Le fonds de garantie ne couvrirait plus ce qui circule.",
    inFigures: [{ fr: "Il peut céder {amount}.", en: "It can spare {amount}." }],
  },
  no_credit: {
    status: 422,
    en: "Only a mutual credit lets accounts go below zero; in this currency all money is issued first.",
    fr: "Seul un crédit mutuel laisse les comptes descendre sous zéro ; dans cette monnaie, tout est d’abord émis.",
  },
  hold_too_long: {
    status: 422,
    en: "Money is set aside for 366 days at most, and for 31 where it melts or where it is announced that it will.",
    fr: "On ne met de la monnaie de côté que pour 366 jours au plus, et pour 31 jours là où elle est fondante ou va le devenir.",
  },
  levy_exceeds_amount: {
    status: 409,
    en: "The payee would owe the community more than they receive: pay a larger amount.",
    fr: "Le bénéficiaire devrait à la communauté plus qu’il ne reçoit : payez un montant plus élevé.",
    inFigures: [{ fr: "Il devrait {amount}.", en: "They would owe {amount}." }],
  },
  linked_failed: {
    status: 409,
    en: "A transfer linked to this one was refused.",
    fr: "Une opération liée à celle-ci a été refusée.",
  },
  id_reused: {
    status: 409,
    en: "This id was already used for something else.",
    fr: "Cet identifiant a déjà servi à autre chose.",
  },
  id_from_the_future: {
    status: 422,
    en: "The id’s time lies in the future: check the clock of the device.",
    fr: "L’heure de l’identifiant est dans le futur : vérifiez l’horloge de l’appareil.",
  },
  currency_exists: {
    status: 409,
    en: "A different currency already has this code.",
    fr: "Une autre monnaie a déjà ce code.",
  },
  version_conflict: {
    status: 409,
    en: "These settings were changed by somebody else meanwhile. Look at them again.",
    fr: "Ces réglages ont été changés entre-temps par quelqu’un d’autre. Relisez-les.",
    inFigures: [
      { fr: "La dernière version porte le numéro {version}.", en: "The last version is number {version}." },
    ],
  },
  policy_disagreement: {
    status: 422,
    en: "Some of these settings contradict each other.",
    fr: "Certains de ces réglages se contredisent.",
  },
  notice_too_short: {
    status: 422,
    en: "A change must be announced as long before as the notice in force says.",
    fr: "Un changement doit être annoncé aussi longtemps à l’avance que le dit le préavis en vigueur.",
    inFigures: [
      {
        fr: "Il faut {notice} de préavis : au plus tôt le {earliest}.",
        en: "The notice is {notice}: {earliest} at the earliest.",
      },
    ],
  },
  dividend_needs_no_cap: {
    status: 409,
    en: "An account that receives the dividend cannot have a cap.",
    fr: "Un compte qui reçoit le dividende ne peut pas avoir de plafond.",
  },
  not_a_beneficiary: {
    status: 422,
    en: "This account cannot be sponsored.",
    fr: "Ce compte ne peut pas être parrainé.",
  },
  redemption_too_small: {
    status: 422,
    en: "This is less than what can be redeemed at a time.",
    fr: "C’est moins que ce qui peut être reconverti en une fois.",
    inFigures: [{ fr: "Le minimum est de {amount}.", en: "The least is {amount}." }],
  },
  no_dividend: {
    status: 409,
    en: "This currency has no dividend.",
    fr: "Cette monnaie n’a pas de dividende.",
  },
  account_exists: {
    status: 409,
    en: "A different account already has this number.",
    fr: "Un autre compte a déjà ce numéro.",
  },
};
