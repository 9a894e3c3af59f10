import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { components } from "@mereau/workers/client";
import { useEffect, useState } from "preact/hooks";

import { api } from "#api/client.ts";
import { ask } from "#api/ask.ts";
import type { HomeAccount } from "#session/home.ts";
import { here } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords, isNothing, minorOf } from "#words/amounts.ts";

type Quote = components["schemas"]["Quote"];
type Props = { account: HomeAccount; payee: string; amount: string | null };

/** After this long without another digit the community is asked what it keeps. */
const REST_MS = 350;

/** What a payment costs beside its amount, as the community says it; null until it has answered. */
function useQuote({ account, payee, amount }: Props): Quote | null {
  const [quote, setQuote] = useState<Quote | null>(null);
  useEffect(() => {
    setQuote(null);
    if (amount === null) return;
    const timer = setTimeout(async () => {
      const path = { ...here, code: account.currency };
      const query = { kind: "payment" as const, amount, from: account.id, to: payee };
      const answer = await ask(
        api.GET("/v1/{community}/currencies/{code}/quote", { params: { path, query } }),
      );
      if (answer.ok) setQuote(answer.value);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [account.id, payee, amount]);
  return quote;
}

/** What will be left, before it is paid; or how much could be paid at most. */
export function Remaining(props: Props) {
  const { account, payee, amount } = props;
  const words = say().pay;
  const quote = useQuote(props);
  const currency = currencyOf(account.currency);
  const shown = (minor: number) => inWords(formatAmount(minor, currency.scale), currency);
  const pays = quote ? minorOf(quote.pays) : minorOf(amount ?? "0");
  const left = minorOf(account.balance) - pays;
  const payable = minorOf(account.balance) + minorOf(account.creditLimit);
  const own = quote?.charges.filter(({ from, to }) => from === account.id && to !== payee) ?? [];
  const charged = own.reduce((sum, { amount: charge }) => sum + minorOf(charge), 0);
  if (pays > payable) return <p class="notice warn">{words.tooMuch(shown(Math.max(0, payable)))}</p>;
  return (
    <dl class="facts">
      {charged > 0 && (
        <>
          <dt>{words.charges}</dt>
          <dd>{shown(charged)}</dd>
        </>
      )}
      <dt>{amount === null || isNothing(amount) ? words.have : words.left}</dt>
      <dd>{shown(left)}</dd>
    </dl>
  );
}
