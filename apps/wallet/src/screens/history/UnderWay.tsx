import { Icon } from "@mereau/ui/icons.tsx";
import { now } from "@mereau/ui/clock.ts";
import { underWay } from "#paying/orders.ts";
import type { Held } from "#screens/history/held.ts";
import { nameOf, shortNumberOf } from "#session/names.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf } from "#words/amounts.ts";
import { dayOf, momentOf } from "#words/when.ts";

/** Orders of this device that nobody has said to be paid, and what is kept aside: neither has left the account. */
export function UnderWay({ account, holds }: { account: string; holds: readonly Held[] }) {
  const words = say().history;
  const orders = underWay.value.filter(({ from }) => from === account);
  if (orders.length + holds.length === 0) return null;
  return (
    <section class="day wide" aria-labelledby="under-way">
      <h2 id="under-way">{words.underWay}</h2>
      <ul class="rows">
        {orders.map(({ id, payee, state, amount, currency, signedAt }) => (
          <li key={id}>
            <a class="row" href={at(`/orders/${id}`)}>
              <Waits />
              <span>
                <b>{payee.name}</b>
                <small>
                  <span class="tag">{state === "unknown" ? words.unknown : words.notPaid}</span> ·{" "}
                  {momentOf(signedAt, now())}
                </small>
              </span>
              <Aside amount={amount} currency={currency} />
            </a>
          </li>
        ))}
        {holds.map(({ id, to, remaining, currency, expiresAt }) => (
          <li key={id} class="row">
            <Waits />
            <span>
              <b>{nameOf(to) ?? words.number(shortNumberOf(to))}</b>
              <small>
                <span class="tag">{words.held}</span> · {words.heldUntil(dayOf(expiresAt, now()))}
              </small>
            </span>
            <Aside amount={remaining} currency={currency} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const Waits = () => (
  <span class="token waits">
    <Icon name="clock" size={20} />
  </span>
);

const Aside = ({ amount, currency }: { amount: string; currency: string }) => (
  <span class="amount soft">
    {figureOf(amount)}
    <span class="for-readers"> {currencyOf(currency).name}</span>
  </span>
);
