import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { components } from "@mereau/workers/client";
import type { HomeAccount } from "#session/home.ts";
import { payableFrom } from "#screens/pay/tooMuch.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords, minorOf } from "#words/amounts.ts";

type Quote = components["schemas"]["Quote"];
type Props = { account: HomeAccount; payee: string; amount: string | null; quote: Quote | null };

/** What will be left, before it is paid; what there is, where nothing is paid yet or it is more than that. */
export function Remaining({ account, payee, amount, quote }: Props) {
  const words = say().pay;
  const currency = currencyOf(account.currency);
  const shown = (minor: number) => inWords(formatAmount(minor, currency.scale), currency);
  const pays = quote ? minorOf(quote.pays) : minorOf(amount ?? "0");
  const isNone = pays === 0 || pays > payableFrom(account);
  const own = quote?.charges.filter(({ from, to }) => from === account.id && to !== payee) ?? [];
  const charged = own.reduce((sum, { amount: charge }) => sum + minorOf(charge), 0);
  return (
    <dl class="facts">
      {charged > 0 && (
        <>
          <dt>{words.charges}</dt>
          <dd>{shown(charged)}</dd>
        </>
      )}
      <dt>{isNone ? words.have : words.left}</dt>
      <dd>{shown(minorOf(account.balance) - (isNone ? 0 : pays))}</dd>
    </dl>
  );
}
