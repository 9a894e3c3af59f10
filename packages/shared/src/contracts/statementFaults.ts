import type { Fault } from "#banking/line.ts";
import type { FieldMessage } from "#contracts/fieldMessages.ts";

const sentences: Readonly<Record<Fault["code"], FieldMessage>> = {
  xml_malformed: {
    en: "is not well-formed XML: perhaps the file was cut short",
    fr: "n’est pas du XML bien formé : le fichier est peut-être tronqué",
  },
  xml_doctype: {
    en: "has a document type, which no bank statement needs",
    fr: "contient une déclaration DOCTYPE, dont aucun relevé n’a besoin",
  },
  xml_too_deep: { en: "is nested too deeply", fr: "est imbriqué trop profondément" },
  not_camt053: { en: "is no camt.053 statement", fr: "n’est pas un relevé camt.053" },
  part_missing: {
    en: "lacks a part, or has a wrong one",
    fr: "a une partie qui manque ou qui n’est pas juste",
  },
  iban_missing: { en: "does not name its account by an IBAN", fr: "ne nomme pas son compte par un IBAN" },
  iban_wrong: { en: "has an IBAN that is none", fr: "porte un IBAN qui n’en est pas un" },
  not_euros: { en: "is not in euros", fr: "n’est pas en euros" },
  amount_unreadable: { en: "has what is not an amount", fr: "contient ce qui n’est pas un montant" },
  amount_too_fine: { en: "has a part of a cent", fr: "contient une fraction de centime" },
  amount_missing: { en: "has no amount", fr: "n’a pas de montant" },
  amount_twice: { en: "has a debit and a credit at once", fr: "a un débit et un crédit à la fois" },
  date_unreadable: {
    en: "has no date as the mapping says",
    fr: "n’a pas de date comme le dit la correspondance",
  },
  too_many_lines: {
    en: "has more than 5000 lines: ask the bank for shorter periods",
    fr: "a plus de 5000 lignes : demandez à la banque des périodes plus courtes",
  },
  csv_malformed: { en: "has quotation marks that do not close", fr: "a des guillemets mal fermés" },
  column_missing: { en: "does not have this column", fr: "n’a pas cette colonne" },
  column_twice: {
    en: "has two columns of this name: give their places instead",
    fr: "a deux colonnes de ce nom : donnez plutôt leur rang",
  },
};

/** Where a file is wrong, and how, as people read it: `line 14: has no amount`. */
export function faultMessage({ code, at, name }: Fault): FieldMessage {
  const { en, fr } = sentences[code];
  const place = at === null ? { en: "", fr: "" } : { en: `line ${at}: `, fr: `ligne ${at} : ` };
  const about = name ? { en: ` (${name.slice(0, 60)})`, fr: ` (${name.slice(0, 60)})` } : { en: "", fr: "" };
  return { en: place.en + en + about.en, fr: place.fr + fr + about.fr };
}
