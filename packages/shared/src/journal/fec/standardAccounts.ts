import type { CurrencyKind } from "#ledger/currency.ts";

/** An account that most associations would take, its French label, and why, in one sentence. */
export type StandardAccount = { number: string; label: string; why: { fr: string; en: string } };

/*
 * After the plan comptable général of 2025 (ANC regulation 2022-06, which that of associations, 2018-06, builds on):
 * debts to various creditors stand on 468, which were on 467 before; 4681 is taken by the costs of volunteers.
 */

const guarantee: StandardAccount = {
  number: "5121",
  label: "Banque - fonds de garantie",
  why: {
    fr: "Les euros changés sont gardés sur un compte bancaire à part : le fonds de garantie.",
    en: "Euros that were changed are kept on a bank account of their own: the guarantee fund.",
  },
};

const exchange: StandardAccount = {
  number: "581",
  label: "Virements internes - change",
  why: {
    fr: "Compte de passage entre les euros et la monnaie : il revient à zéro une fois les deux côtés écrits.",
    en: "A passage between euros and the currency: it returns to zero once both sides are written.",
  },
};

const circulation: StandardAccount = {
  number: "4682",
  label: "Adhérents - monnaie locale en circulation",
  why: {
    fr: "Ce que les membres détiennent leur est dû en euros : une dette envers des créditeurs divers (467 avant 2025).",
    en: "What members hold is owed to them in euros: a debt to various creditors (467 before 2025).",
  },
};

const advances: StandardAccount = {
  number: "4191",
  label: "Adhérents - avances reçues",
  why: {
    fr: "Ce qui est payé d’avance et pas encore consommé est une avance reçue.",
    en: "What is paid in advance and not yet used is an advance received.",
  },
};

const commitment: StandardAccount = {
  number: "801",
  label: "Engagements entre adhérents",
  why: {
    fr: "L’association ne doit rien elle-même : ces soldes sont suivis hors bilan, en classe 8.",
    en: "The association itself owes nothing: these balances are followed off the balance sheet, in class 8.",
  },
};

const counterpart: StandardAccount = {
  number: "809",
  label: "Contrepartie des engagements",
  why: {
    fr: "Il fait face, hors bilan, aux engagements suivis en 801.",
    en: "It stands opposite the commitments on 801, off the balance sheet.",
  },
};

const pots: StandardAccount = {
  number: "4683",
  label: "Cagnottes de la communauté",
  why: {
    fr: "Ce qui est mis de côté pour un usage décidé ensemble reste dû à ses bénéficiaires.",
    en: "What is put aside for a purpose decided together is still owed to those it will serve.",
  },
};

const waiting: StandardAccount = {
  number: "471",
  label: "Compte d'attente",
  why: {
    fr: "Ce que le plan ne nomme pas attend ici d’être classé.",
    en: "What the chart does not name waits here to be sorted.",
  },
};

type ByKind = Readonly<Record<string, StandardAccount>>;

const byCurrency: Readonly<Record<CurrencyKind, ByKind>> = {
  reserve: { reserve: guarantee, deposits: exchange },
  backed: { member: circulation, issuance: exchange, pot: pots },
  prepaid: { member: advances, issuance: exchange, pot: pots },
  mutual: { member: commitment, pot: commitment, issuance: counterpart },
  dividend: { member: commitment, pot: commitment, dividends: commitment, issuance: counterpart },
};

/** The kinds of account for which a currency of this kind has a usual account. */
export const standardKinds = (currency: CurrencyKind): string[] => Object.keys(byCurrency[currency]);

/** The usual account for the first of these names that has one in a kind of currency; 471 where none has. */
export const standardAccount = (currency: CurrencyKind, names: readonly string[]): StandardAccount =>
  names.map((name) => byCurrency[currency][name]).find((account) => account !== undefined) ?? waiting;

/** The usual journals, by the kind of transfer; `opening` for what stood before, `other` for all that is not named. */
export const standardJournals: Readonly<Record<string, { code: string; label: string }>> = {
  opening: { code: "AN", label: "À nouveaux" },
  issue: { code: "BQ", label: "Banque et émissions" },
  redemption: { code: "RE", label: "Reconversions" },
  payment: { code: "MO", label: "Paiements en monnaie" },
  capture: { code: "MO", label: "Paiements en monnaie" },
  reversal: { code: "EX", label: "Extournes" },
  other: { code: "OD", label: "Opérations diverses" },
};
