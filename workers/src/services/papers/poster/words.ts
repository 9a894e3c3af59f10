import type { Language } from "@mereau/shared/contracts/common.ts";

type Words = {
  title: (name: string) => string;
  pay: (currency: string) => string;
  camera: string;
  till: string;
  orType: string;
};

/** What a poster says, in each language. */
export const posterWords: Readonly<Record<Language, Words>> = {
  fr: {
    title: (name) => `Payer ${name}`,
    pay: (currency) => `Ici, on paie en ${currency}`,
    camera: "Visez ce code avec l’appareil photo de votre téléphone",
    till: "Code de comptoir, à lire avec la caisse",
    orType: "ou tapez le numéro",
  },
  en: {
    title: (name) => `Pay ${name}`,
    pay: (currency) => `You can pay in ${currency} here`,
    camera: "Point your phone’s camera at this code",
    till: "Counter code, for the scanner of a till",
    orType: "or type the number",
  },
};
