import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Invoice } from "@mereau/shared/contracts/invoices.ts";
import { momentOf } from "@mereau/shared/calendar/date.ts";
import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { type Displayed, displayAmount } from "@mereau/shared/money/display.ts";

export type InvoiceFacts = {
  language: Language;
  community: string;
  currency: Displayed;
  invoice: Invoice;
};

/** An amount of the contract as people read it. */
export function shown(amount: string, money: Displayed, language: Language): string {
  const read = parseAmount(amount, money.scale);
  if (!read.ok) throw new Error(`An invoice tells an amount that its currency has not: ${amount}`);
  return displayAmount(read.value, money, language);
}

/** A figure or a rate with the decimal sign of the language. */
export const localFigure = (figure: string, language: Language) =>
  language === "fr" ? figure.replace(".", ",") : figure;

export const shownRate = (rate: string, language: Language) =>
  language === "fr" ? `${localFigure(rate, language)}\u00A0%` : `${rate}%`;

/** A date in words: `22 novembre 2026`. */
export const shownDate = (date: string, language: Language) => dateInWords(momentOf(date))[language];
