import type { Language } from "@mereau/shared/contracts/common.ts";
import { screens } from "@mereau/shared/wallet/screens.ts";
import type { Place } from "#services/messages/places.ts";

type Sentence = Readonly<Record<Language, string>>;

const wallet: Sentence = {
  fr: "Le portefeuille de la communauté est ici :",
  en: "The community’s wallet is here:",
};

const sentences: Partial<Record<Place, Sentence>> = {
  [screens.entry]: { fr: "Ce paiement est ici :", en: "This payment is here:" },
  [screens.history]: { fr: "Ce qui s’est passé sur votre compte :", en: "What happened on your account:" },
  [screens.request]: { fr: "Cette demande est ici :", en: "This request is here:" },
  [screens.requests]: {
    fr: "Vos demandes et factures sont ici :",
    en: "Your requests and invoices are here:",
  },
  [screens.standingOrder]: { fr: "Ce versement programmé est ici :", en: "This standing order is here:" },
  [screens.batch]: { fr: "Ce paiement groupé est ici :", en: "This batch payment is here:" },
  [screens.trust]: { fr: "Votre adhésion est ici :", en: "Your membership is here:" },
  [screens.devices]: { fr: "La liste de vos appareils est ici :", en: "The list of your devices is here:" },
  [screens.till]: { fr: "La caisse est ici :", en: "The till is here:" },
  [screens.profile]: { fr: "Votre fiche est ici :", en: "Your profile is here:" },
};

/** What stands before the address of a screen at the end of a letter. */
export const linkSentence = (place: Place, language: Language): string =>
  (sentences[place] ?? wallet)[language];
