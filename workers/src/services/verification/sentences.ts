import type { Language } from "@mereau/shared/contracts/common.ts";
import type { FaultKind } from "@mereau/shared/contracts/ledgerVerification.ts";

type Sentence = (where: string) => string;

const sentences: Readonly<Record<FaultKind, Record<Language, Sentence>>> = {
  batch_missing: {
    fr: (where) => `Il manque des lots avant le lot ${where}.`,
    en: (where) => `Batches are missing before batch ${where}.`,
  },
  hash_wrong: {
    fr: (where) => `Le lot ${where} n’est plus celui que son empreinte scelle.`,
    en: (where) => `Batch ${where} is no longer what its hash seals.`,
  },
  signature_wrong: {
    fr: (where) => `La signature du lot ${where} n’est pas celle de la communauté.`,
    en: (where) => `The signature of batch ${where} is not the community’s.`,
  },
  content_unreadable: {
    fr: (where) => `Le contenu du lot ${where} est illisible.`,
    en: (where) => `The content of batch ${where} cannot be read.`,
  },
  postings_unbalanced: {
    fr: (where) => `Les écritures du transfert ${where} ne s’annulent pas entre elles.`,
    en: (where) => `The postings of transfer ${where} do not sum to zero.`,
  },
  record_differs: {
    fr: (where) => `La ligne ${where} n’est pas, ou plus, comme son lot l’a écrite.`,
    en: (where) => `The row ${where} is missing, or is not as its batch wrote it.`,
  },
  posting_sum_wrong: {
    fr: (where) => `Une écriture du compte ${where} ne fait pas suite à celle d’avant.`,
    en: (where) => `A posting of account ${where} does not follow from the one before.`,
  },
  balance_differs: {
    fr: (where) => `Le solde du compte ${where} n’est pas la somme de ses écritures.`,
    en: (where) => `The balance of account ${where} is not the sum of its postings.`,
  },
  held_differs: {
    fr: (where) => `Le compte ${where} réserve autre chose que la somme de ses réservations.`,
    en: (where) => `Account ${where} holds something else than the sum of its holds.`,
  },
  limit_crossed: {
    fr: (where) => `Le compte ${where} est au-delà de ses limites.`,
    en: (where) => `Account ${where} stands beyond its limits.`,
  },
  rows_too_many: {
    fr: (where) => `La table ${where} n’a pas autant de lignes que les lots le disent.`,
    en: (where) => `Table ${where} has not as many rows as the batches say.`,
  },
  currency_unbalanced: {
    fr: (where) => `Tous les comptes en ${where} ensemble ne font pas zéro.`,
    en: (where) => `All accounts in ${where} together do not sum to zero.`,
  },
  reserve_short: {
    fr: (where) => `Le fonds de garantie ${where} ne couvre pas ce qui circule.`,
    en: (where) => `The reserve ${where} does not cover what circulates.`,
  },
};

/** What is wrong, in words that need no explanation. */
export const sentenceOf = (what: FaultKind, where: string, language: Language): string =>
  sentences[what][language](where);
