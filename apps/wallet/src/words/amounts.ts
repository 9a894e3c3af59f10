import { euro } from "@mereau/shared/money/euro.ts";
import { displayAmount } from "@mereau/shared/money/display.ts";
import type { components } from "@mereau/workers/client";
import { community } from "#shell.ts";
import { language, sayFirst } from "#texts/say.ts";
import { minorOf, scaleOf } from "@mereau/ui/words/decimals.ts";

export { isNothing, minorOf, sumOf } from "@mereau/ui/words/decimals.ts";

type HomeAccount = Pick<components["schemas"]["HomeAccount"], "currency" | "preferred">;
export type Currency = components["schemas"]["Currency"];

/** A currency of this community; one that is gone is shown by its code. */
export const currencyOf = (code: string): Currency =>
  community.currencies.find((currency) => currency.code === code) ?? {
    code,
    name: code,
    symbol: code,
    scale: 2,
    kind: "mutual",
    backing: null,
    signatureFrom: null,
  };

/** An amount with its symbol, in a sentence: `248,50 ml`. */
export const inWords = (amount: string, currency: Currency): string =>
  displayAmount(minorOf(amount), { ...currency, scale: scaleOf(amount) }, language.value);

/** Euros as the API writes them, in a sentence: `7,50 €`. */
export const eurosInWords = (euros: string): string => displayAmount(minorOf(euros), euro, language.value);

/** The figure alone: `248,50`, and its sign where it is below zero. */
export const figureOf = (amount: string): string => {
  const shown = displayAmount(
    minorOf(amount),
    { scale: scaleOf(amount), symbol: "·", code: "" },
    language.value,
  );
  return shown.slice(0, -2);
};

/** `+ 12,00` or `− 7,40`: a sign tells what a colour tells. */
export const signedFigure = (amount: string): string => {
  const isOut = amount.startsWith("-");
  return `${isOut ? "−" : "+"}\u00A0${figureOf(isOut ? amount.slice(1) : amount)}`;
};

/** In what a member likes the amounts of an account, as it stands behind a figure. */
export function unitOf({ currency, preferred }: HomeAccount): string {
  if (preferred === null) return currencyOf(currency).symbol;
  return preferred.unit === "euros" ? "€" : sayFirst().home.dividends;
}
