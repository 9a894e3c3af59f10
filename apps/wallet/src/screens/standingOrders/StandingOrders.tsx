import { useEffect } from "preact/hooks";

import { Token } from "@mereau/ui/Token.tsx";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { More } from "#lists/More.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { AccountChips } from "#screens/home/AccountChips.tsx";
import { chosenAccount } from "#screens/home/chosenAccount.ts";
import { rhythmInWords } from "#screens/standingOrders/rhythmInWords.ts";
import { type StandingOrder, standingOrdersOf } from "#screens/standingOrders/standingOrders.ts";
import { accounts } from "#session/home.ts";
import { nameOf, shortNumberOf } from "#session/names.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";
import { plainDayOf } from "#words/plainDay.ts";

/** What is paid again and again of itself, and when it next will be. */
export function StandingOrders() {
  const words = say().standingOrders;
  const account = chosenAccount(accounts());
  const deed = (
    <a class="deed" href={at("/standing-orders/new")}>
      {words.add}
    </a>
  );
  return (
    <Screen title={words.title} back="/me" deeds={account && account.role !== "viewer" && deed}>
      <AccountChips chosen={account} />
      {account ? <OfAccount key={account.id} account={account.id} /> : <p>{say().home.noAccount}</p>}
    </Screen>
  );
}

function OfAccount({ account }: { account: string }) {
  const words = say().standingOrders;
  const listing = standingOrdersOf({ account });
  useEffect(() => void listing.refresh(), [listing]);
  const known = listing.known.value;
  const trouble = listing.trouble.value;
  if (!known)
    return trouble ? (
      <TroubleNotice trouble={trouble} onRetry={() => void listing.refresh()} />
    ) : (
      <WaitingRows count={3} />
    );
  const running = known.items.filter(({ state }) => state !== "ended");
  const ended = known.items.filter(({ state }) => state === "ended");
  return (
    <>
      <StaleNote at={known.at} trouble={trouble} />
      {running.length === 0 && <p class="card soft">{words.none}</p>}
      {running.length > 0 && <Rows orders={running} />}
      {ended.length > 0 && (
        <section class="day wide" aria-labelledby="ended">
          <h2 id="ended">{words.endedTitle}</h2>
          <Rows orders={ended} />
        </section>
      )}
      <More listing={listing} />
    </>
  );
}

const Rows = ({ orders }: { orders: readonly StandingOrder[] }) => (
  <ul class="rows">
    {orders.map((order) => (
      <li key={order.id}>
        <Row order={order} />
      </li>
    ))}
  </ul>
);

function Row({ order }: { order: StandingOrder }) {
  const words = say().standingOrders;
  const name = nameOf(order.to) ?? say().history.number(shortNumberOf(order.to));
  const next =
    order.state === "paused" ? words.paused : order.nextDate ? words.next(plainDayOf(order.nextDate)) : null;
  return (
    <a class="row" href={at(`/standing-orders/${order.id}`)}>
      <Token name={name} />
      <span>
        <b>{name}</b>
        <small>{rhythmInWords(order.rhythm, order.firstDate)}</small>
        {order.state !== "ended" && next !== null && (
          <small class={order.state === "paused" ? "tag" : ""}>{next}</small>
        )}
      </span>
      <span class="amount">{inWords(order.amount, currencyOf(order.currency))}</span>
    </a>
  );
}
