/** What stands behind a currency, in a few words of each language. */
export const kindTexts = {
  fr: {
    backed: "monnaie locale adossée à l’euro",
    mutual: "crédit mutuel",
    dividend: "monnaie libre, créée par dividende",
    prepaid: "jetons prépayés",
    reserve: "fonds de garantie",
  },
  en: {
    backed: "a local currency backed by euros",
    mutual: "mutual credit",
    dividend: "a libre currency, created by dividend",
    prepaid: "prepaid tokens",
    reserve: "a reserve",
  },
} as const;
