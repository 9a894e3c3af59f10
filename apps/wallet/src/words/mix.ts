import type { components } from "@mereau/workers/client";
import type { EurosBeside } from "#paying/order.ts";
import { say } from "#texts/say.ts";
import { type Currency, currencyOf, eurosInWords, inWords, isNothing } from "#words/amounts.ts";

type Asked = Pick<NonNullable<components["schemas"]["PaymentRequest"]["mix"]>, "euros" | "currencyAtLeast">;

/** A price in euros of which so much is paid in the currency: `20,00 €, dont au moins 10,00 ᴍ`. */
export function mixInWords({ euros, currencyAtLeast }: Asked, currency: Currency): string {
  const { mix } = say();
  if (isNothing(currencyAtLeast)) return mix.free(eurosInWords(euros), currency.name);
  return `${eurosInWords(euros)}, ${atLeastInWords({ currencyAtLeast }, currency)}`;
}

/** The same without the price: `dont au moins 10,00 ᴍ`; empty where nothing of it must be. */
export const atLeastInWords = (
  { currencyAtLeast }: Pick<Asked, "currencyAtLeast">,
  currency: Currency,
): string => (isNothing(currencyAtLeast) ? "" : say().mix.atLeast(inWords(currencyAtLeast, currency)));

/** What was paid in euros beside: `7,50 € par carte`. */
export const besideInWords = ({ euros, by }: EurosBeside): string =>
  `${eurosInWords(euros)} ${say().mix.by[by]}`;

/** All that was paid, with what was paid in euros beside: `12,50 ᴍ et 7,50 € par carte`. */
export function paidInWords(paid: {
  amount: string;
  currency: string;
  eurosBeside?: EurosBeside | null;
}): string {
  const amount = inWords(paid.amount, currencyOf(paid.currency));
  return paid.eurosBeside ? say().mix.both(amount, besideInWords(paid.eurosBeside)) : amount;
}
