import { useLocation } from "preact-iso";

import { Token } from "@mereau/ui/Token.tsx";
import { Seal, type SealKind } from "@mereau/ui/Seal.tsx";
import { now } from "@mereau/ui/clock.ts";
import { Screen } from "#frame/Screen.tsx";
import { tell } from "#frame/Tidings.tsx";
import { takeBack } from "#paying/orders.ts";
import type { Order } from "#paying/order.ts";
import { ReceiptFacts } from "#screens/order/ReceiptFacts.tsx";
import { shareReceipt } from "#screens/order/shareReceipt.ts";
import { member } from "#session/home.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf } from "#words/amounts.ts";
import { besideInWords, paidInWords } from "#words/mix.ts";
import { momentOf } from "#words/when.ts";

const seals: Record<Order["state"], SealKind> = {
  paid: "done",
  waiting: "waits",
  unknown: "unknown",
  refused: "not",
};

/** How a payment ended, or that it has not yet: one sign, one sentence, and what can be done. */
export function Outcome({ order, fresh }: { order: Order; fresh: boolean }) {
  const words = say().order;
  const currency = currencyOf(order.currency);
  const title = order.refundOf === undefined ? words[order.state] : refundTitle(order.state);
  return (
    <Screen title={title} back={null} deeds={<Deeds order={order} />}>
      <div class="outcome" role="status">
        <Seal kind={seals[order.state]} fresh={fresh} />
        <p>
          <span class="figure large">{figureOf(order.amount)}</span>{" "}
          <span class="unit">{currency.symbol}</span>
        </p>
        {order.eurosBeside && <p>{say().mix.and(besideInWords(order.eurosBeside))}</p>}
        <Token name={order.payee.name} picture={order.payee.picture} />
        <Sentence order={order} />
      </div>
      {order.state === "paid" && order.transfer && <ReceiptFacts order={order} transfer={order.transfer} />}
    </Screen>
  );
}

/** A payment back is known by other words once it is over. */
function refundTitle(state: Order["state"]): string {
  const words = say().order;
  return { ...words, paid: words.givenBack, refused: words.notGivenBack }[state];
}

function Sentence({ order }: { order: Order }) {
  const words = say().order;
  const { payee, state, problem, transfer, expiresAt, refundOf } = order;
  switch (state) {
    case "paid": {
      const when = momentOf(transfer?.at ?? order.signedAt, now());
      const sentence = refundOf === undefined ? words.paidTo : words.givenBackTo;
      return <p>{sentence(payee.name, when)}</p>;
    }
    case "waiting":
      return (
        <>
          <p>{words.waitingLead(payee.name)}</p>
          <p class="soft">
            {problem?.code === "unauthenticated"
              ? words.signInFirst
              : words.waitingUntil(momentOf(expiresAt, now()))}
          </p>
        </>
      );
    case "unknown":
      return <p>{words.unknownLead}</p>;
    case "refused":
      return (
        <>
          <p>
            <b>{problem?.detail ?? words.expired}</b>
          </p>
          <p class="soft">{words.refusedLead}</p>
        </>
      );
  }
}

function Deeds({ order }: { order: Order }) {
  const words = say();
  const { route } = useLocation();
  const done = (
    <a class="deed" href={at(order.refundOf === undefined ? "/" : "/till?day")}>
      {words.order.done}
    </a>
  );
  switch (order.state) {
    case "paid":
      return (
        <>
          <button type="button" class="other" onClick={() => share(order)}>
            {words.order.share}
          </button>
          {done}
        </>
      );
    case "waiting":
      return (
        <>
          <button
            type="button"
            class="other"
            onClick={async () => {
              const isBack = await takeBack(order.id);
              tell(isBack ? words.order.takenBack : words.order.tooLate);
              if (isBack) route(at("/"), true);
            }}
          >
            {words.order.takeBack}
          </button>
          {order.problem?.code === "unauthenticated" ? (
            <a class="deed" href={at(`/sign-in?next=/orders/${order.id}`)}>
              {words.welcome.signIn}
            </a>
          ) : (
            done
          )}
        </>
      );
    case "unknown":
      return done;
    case "refused":
      return (
        <>
          <a class="other" href={at(againOf(order))}>
            {words.order.change}
          </a>
          {done}
        </>
      );
  }
}

const share = (order: Order): void => {
  const { transfer, payee } = order;
  const from = member()?.name ?? "";
  if (transfer) void shareReceipt({ transfer, amount: paidInWords(order), from, to: payee.name });
};

/** The same payee once more; another id makes it another payment. */
const againOf = ({ payee, amount, memo, refundOf, fee }: Order): string => {
  if (fee !== undefined) return "/trust";
  if (refundOf !== undefined) return `/refunds/${refundOf}`;
  const [currency = "", number = ""] = payee.account.split(":");
  return `/pay?${new URLSearchParams({ to: number, c: currency, a: amount, ...(memo !== null && { m: memo }) }).toString()}`;
};
