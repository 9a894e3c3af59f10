import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { HomeAccount } from "#session/home.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords, isNothing, minorOf } from "#words/amounts.ts";

type Paying = Pick<HomeAccount, "currency" | "balance" | "creditLimit">;

/** The most that an account may pay as far as this phone knows, in minor units: what holds keep aside is not in its balance. */
export const payableFrom = ({ balance, creditLimit }: Paying): number =>
  Math.max(0, minorOf(balance) + minorOf(creditLimit));

/** That so many minor units are more than an account has, as far as this phone knows; null: they are not. */
export function tooMuch(account: Paying | undefined, pays: number): string | null {
  const payable = account ? payableFrom(account) : Infinity;
  if (!account || pays <= payable) return null;
  const currency = currencyOf(account.currency);
  const [most, more] = [payable, pays - payable].map((minor) => formatAmount(minor, currency.scale));
  return say().pay.tooMuch(
    inWords(most ?? "", currency),
    inWords(more ?? "", currency),
    !isNothing(account.creditLimit),
  );
}
