import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Entry } from "@mereau/shared/contracts/entries.ts";

type Words = {
  title: string;
  /** The first day and the last. */
  period: (first: string, last: string) => string;
  account: string;
  owners: string;
  opening: (date: string) => string;
  closing: (date: string) => string;
  cameIn: string;
  wentOut: string;
  inUnit: (unit: string) => string;
  dividends: string;
  date: string;
  who: string;
  amount: string;
  posted: string;
  nothing: string;
  unsettled: string;
  dividend: string;
  melting: string;
  reversed: (date: string) => string;
  reference: (reference: string) => string;
  before: (amount: string) => string;
  page: (page: number, of: number) => string;
  check: string;
  drawn: (date: string, time: string, batch: number) => string;
  where: (ledger: string) => string;
  kinds: Record<Entry["kind"], string>;
  purposes: Record<NonNullable<Entry["purpose"]>, string>;
  months: readonly string[];
  /** What a spreadsheet has columns for, beside the above. */
  columns: Record<
    "time" | "what" | "name" | "account" | "memo" | "category" | "reference" | "transfer" | "day",
    string
  >;
};

const fr: Words = {
  title: "Relevé de compte",
  period: (first, last) => (first === last ? `le ${first}` : `du ${first} au ${last}`),
  account: "Compte",
  owners: "Titulaire",
  opening: (date) => `Solde avant le ${date}`,
  closing: (date) => `Solde au ${date}`,
  cameIn: "Entré",
  wentOut: "Sorti",
  inUnit: (unit) => `Montants en ${unit}`,
  dividends: "dividendes d’aujourd’hui",
  date: "Date",
  who: "Avec qui, et pour quoi",
  amount: "Montant",
  posted: "Solde",
  nothing: "Rien n’est entré ni sorti pendant cette période.",
  unsettled: "Dividendes et fonte, pas encore inscrits",
  dividend: "dividende",
  melting: "fonte",
  reversed: (date) => `annulé le ${date}`,
  reference: (reference) => `réf. ${reference}`,
  before: (amount) => `et ${amount} déjà comptés avant la période`,
  page: (page, of) => `Page ${page} sur ${of}`,
  check: "Pour vérifier ce relevé",
  drawn: (date, time, batch) =>
    `Il a été tiré du registre de la communauté le ${date} à ${time} (UTC), au lot n°\u00a0${batch}. Voici l’empreinte de ce lot. Qui la note peut s’assurer plus tard que rien de ce qui la précède n’a été réécrit.`,
  where: (ledger) => `Le dernier lot se lit sur ${ledger}/head, et tous ceux d’avant sur ${ledger}/batches.`,
  kinds: {
    payment: "Paiement",
    issue: "Émission",
    redemption: "Reconversion",
    hold: "Réservation",
    capture: "Encaissement d’une réservation",
    release: "Fin d’une réservation",
    reversal: "Annulation",
    adjustment: "Ajustement du fonds de garantie",
    dividend: "Dividende",
    settlement: "Arrêté de compte",
    expiry: "Expiration",
  },
  purposes: {
    dividend: "Dividende",
    melting: "Fonte",
    levy: "Prélèvement",
    fee: "Frais",
    gift: "Don",
    expiry: "Expiration",
    solidarity: "Solidarité",
  },
  months: "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(" "),
  columns: {
    time: "Heure (UTC)",
    what: "Opération",
    name: "Avec",
    account: "Son compte",
    memo: "Pour",
    category: "Catégorie",
    reference: "Référence",
    transfer: "Identifiant",
    day: "Jour",
  },
};

const en: Words = {
  title: "Account statement",
  period: (first, last) => (first === last ? first : `${first} to ${last}`),
  account: "Account",
  owners: "Owner",
  opening: (date) => `Balance before ${date}`,
  closing: (date) => `Balance on ${date}`,
  cameIn: "Came in",
  wentOut: "Went out",
  inUnit: (unit) => `Amounts in ${unit}`,
  dividends: "dividends as of today",
  date: "Date",
  who: "With whom, and what for",
  amount: "Amount",
  posted: "Balance",
  nothing: "Nothing came in or went out in this period.",
  unsettled: "Dividends and melting, not entered yet",
  dividend: "dividend",
  melting: "melted",
  reversed: (date) => `undone on ${date}`,
  reference: (reference) => `ref. ${reference}`,
  before: (amount) => `and ${amount} counted before the period already`,
  page: (page, of) => `Page ${page} of ${of}`,
  check: "How to check this statement",
  drawn: (date, time, batch) =>
    `It was drawn from the community’s ledger on ${date} at ${time} (UTC), at batch no.\u00a0${batch}. This is the hash of that batch. Whoever writes it down can make sure later that nothing before it was rewritten.`,
  where: (ledger) => `The last batch can be read at ${ledger}/head, and all before it at ${ledger}/batches.`,
  kinds: {
    payment: "Payment",
    issue: "Issue",
    redemption: "Redemption",
    hold: "Hold",
    capture: "Capture of a hold",
    release: "End of a hold",
    reversal: "Reversal",
    adjustment: "Adjustment of the reserve",
    dividend: "Dividend",
    settlement: "Settlement",
    expiry: "Expiry",
  },
  purposes: {
    dividend: "Dividend",
    melting: "Melting",
    levy: "Levy",
    fee: "Fee",
    gift: "Gift",
    expiry: "Expiry",
    solidarity: "Solidarity",
  },
  months: "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split(" "),
  columns: {
    time: "Time (UTC)",
    what: "What",
    name: "With",
    account: "Their account",
    memo: "For",
    category: "Category",
    reference: "Reference",
    transfer: "Identifier",
    day: "Day",
  },
};

/** The words of a statement on paper. */
export const statementWords: Readonly<Record<Language, Words>> = { fr, en };

/** A day of the year in a narrow column: `3 nov.`, `1er août`, `3 Nov`. */
export function shortDate(moment: number, language: Language): string {
  const date = new Date(moment);
  const day = date.getUTCDate();
  const { months } = statementWords[language];
  return `${language === "fr" && day === 1 ? "1er" : day} ${months[date.getUTCMonth()] ?? ""}`;
}

/** A reference by which the service itself finds something, such as a payment request. */
const internal = /^[a-z-]+\/[0-9a-f-]{36}/;

/** What an entry is called, and what is told of it in a smaller line. */
export function entryWords(
  entry: Entry,
  language: Language,
): { title: string; number: string | null; more: string[] } {
  const say = statementWords[language];
  const { kind, purpose, counterparty, memo, category, reference, reversal } = entry;
  const label = purpose === null ? (kind === "payment" ? null : say.kinds[kind]) : say.purposes[purpose];
  const name = counterparty.name ?? (purpose === null && label !== null ? null : counterparty.account);
  // What a policy moved is known by what it is; a payment by whom it was with
  const title = (purpose === null ? (name ?? label) : label) ?? counterparty.account;
  const more = [
    label === title ? null : label,
    name === title || counterparty.name === null ? null : name,
    memo,
    category,
    reference === null || internal.test(reference) ? null : say.reference(reference),
    reversal === null ? null : say.reversed(dateInWords(reversal.at)[language]),
  ];
  const [, number = ""] = counterparty.account.split(":");
  return {
    title,
    number: /^\d/.test(number) ? number : null,
    more: more.flatMap((part) => (part === null || part === "" ? [] : [part])),
  };
}
