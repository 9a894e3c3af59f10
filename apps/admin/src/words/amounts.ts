import { displayAmount, displayFigure } from "@mereau/shared/money/display.ts";
import { euro } from "@mereau/shared/money/euro.ts";
import { minorOf, scaleOf } from "@mereau/ui/words/decimals.ts";
import type { components } from "@mereau/workers/client";
import { community } from "#shell.ts";
import { language } from "#texts/language.ts";

export type Currency = components["schemas"]["Currency"];

/** A currency of this community; euros may be told without being one, and one that is gone is shown by its code. */
export const currencyOf = (code: string): Currency =>
  community.currencies.find((currency) => currency.code === code) ?? {
    code,
    name: code,
    symbol: code === euro.code ? euro.symbol : code,
    scale: 2,
    kind: "mutual",
    backing: null,
    signatureFrom: null,
  };

/** The currencies that members pay with: what backs another is no one’s to spend. */
export const paidWith: readonly Currency[] = community.currencies.filter(({ kind }) => kind !== "reserve");

/** An amount with its symbol, in a sentence: `248,50 ml`. `currency` may be a code. */
export const inWords = (amount: string, currency: Currency | string): string => {
  const found = typeof currency === "string" ? currencyOf(currency) : currency;
  return displayAmount(minorOf(amount), { ...found, scale: scaleOf(amount) }, language.value);
};

/** A whole number as people read it: `20 000`. */
export const countOf = (count: number): string => displayFigure(count, 0, language.value);
