import { inEuros } from "#screens/counter/euros.ts";
import { inWords } from "#words/amounts.ts";

/** An amount of a fee, in euros or in a currency of the community. */
export const feeAmount = (amount: string, currency: string): string =>
  currency === "EUR" ? inEuros(amount) : inWords(amount, currency);
