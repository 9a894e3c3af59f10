import { sentences } from "#texts/language.ts";

/** The sentences of paying in a member’s name. */
export const say = sentences({
  fr: {
    open: "Payer en son nom",
    title: (name: string) => `Payer au nom de ${name}`,
    lead: "Le journal gardera les deux noms : le membre, et vous qui agissez pour lui.",
    from: "Depuis le compte",
    to: "À qui : numéro de membre",
    amount: "Combien",
    memo: "Pour quoi (facultatif)",
    review: "Relire",
    malformed: "Écrivez un montant, par exemple 12,50.",
    unknown: "Aucun membre n’a ce numéro.",
    account: (name: string, id: string, balance: string) => `${name} (${id}) : ${balance}`,
    quoted: (memo: string) => `« ${memo} »`,
    correct: "Corriger",
    doubt:
      "On ne sait pas encore si ce paiement est fait. Redemandez-le ici : il ne sera fait qu’une fois. N’en préparez pas un autre.",
    sentence: (name: string, amount: string, payee: string) => `${name} verse ${amount} à ${payee}.`,
    after: (amount: string) => `Il restera ${amount} sur ce compte.`,
    deed: (amount: string) => `Verser ${amount}`,
    done: (amount: string, payee: string) => `${amount} versés à ${payee}.`,
    none: "Ce membre n’a aucun compte qui puisse payer.",
  },
  en: {
    open: "Pay in their name",
    title: (name: string) => `Pay in the name of ${name}`,
    lead: "The audit log keeps both names: the member, and you who act for them.",
    from: "From account",
    to: "To whom: member number",
    amount: "How much",
    memo: "What for (optional)",
    review: "Review",
    malformed: "Write an amount, such as 12.50.",
    unknown: "No member has this number.",
    account: (name: string, id: string, balance: string) => `${name} (${id}): ${balance}`,
    quoted: (memo: string) => `“${memo}”`,
    correct: "Correct",
    doubt:
      "Nobody knows yet whether this payment is made. Ask for it again here: it is made only once. Do not prepare another.",
    sentence: (name: string, amount: string, payee: string) => `${name} pays ${amount} to ${payee}.`,
    after: (amount: string) => `${amount} will be left on this account.`,
    deed: (amount: string) => `Pay ${amount}`,
    done: (amount: string, payee: string) => `${amount} paid to ${payee}.`,
    none: "This member has no account that may pay.",
  },
});
