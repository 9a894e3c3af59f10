import { digitsOf } from "#money/decimal.ts";

/** What must be known of a currency to show an amount of it. */
export type Displayed = { scale: number; symbol: string; code: string };

const separators = {
  fr: { group: "\u202F", decimal: "," },
  en: { group: ",", decimal: "." },
} as const;

/**
 * An amount as a person reads it, with the currency's symbol (its code where there is none) after it:
 * `1 234,50 €` in French, `1,234.50 €` in English, `−0,05 MIEL` below zero.
 * The runtime's own formatter is not used: workerd and browsers lack the data of several languages.
 */
export const displayAmount = (minor: number, currency: Displayed, language: "fr" | "en"): string =>
  `${displayFigure(minor, currency.scale, language)}\u00A0${currency.symbol || currency.code}`;

/** The figure alone, for a column of them: `1 234,50`. */
export function displayFigure(minor: number, scale: number, language: "fr" | "en"): string {
  const { group, decimal } = separators[language];
  const { whole, decimals } = digitsOf(minor, scale);
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  const figure = decimals === "" ? grouped : `${grouped}${decimal}${decimals}`;
  return `${minor < 0 ? "−" : ""}${figure}`;
}

/** The same in each language. */
export const amountTexts = (minor: number, currency: Displayed): { fr: string; en: string } => ({
  fr: displayAmount(minor, currency, "fr"),
  en: displayAmount(minor, currency, "en"),
});
