import { euro } from "@mereau/shared/money/euro.ts";
import { now } from "@mereau/ui/clock.ts";
import { otherOf } from "#screens/requests/otherSide.ts";
import type { PaymentRequest, Side } from "#screens/requests/requests.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf } from "#words/amounts.ts";
import { atLeastInWords, besideInWords } from "#words/mix.ts";
import { dayOf, momentOf } from "#words/when.ts";
import "#screens/entry/entry.css";
import "#screens/requests/requests.css";

/** How much is asked, who asks whom, what became of it, and until when it holds. */
export function RequestFacts({ request, side }: { request: PaymentRequest; side: Side }) {
  const words = say().requests;
  const name = otherOf(request, side);
  const asked =
    side === "payer"
      ? words.askedBy(name)
      : request.from === null
        ? words.askedOfAnybody
        : words.askedOf(name);
  const currency = currencyOf(request.currency);
  const { mix } = request;
  const wanted = mix?.euros ?? request.amount;
  return (
    <>
      <div class="entry-head">
        <p>
          <span class="figure large">{wanted === null ? "…" : figureOf(wanted)}</span>{" "}
          <span class="unit">{mix ? euro.symbol : currency.symbol}</span>
        </p>
        {mix && <p>{atLeastInWords(mix, currency)}</p>}
        <p>
          <b>{asked}</b>
        </p>
        <p class="soft">{momentOf(request.createdAt, now())}</p>
      </div>
      <State request={request} />
      <dl class="facts card">
        {request.memo !== null && (
          <>
            <dt>{say().entry.memo}</dt>
            <dd>{request.memo}</dd>
          </>
        )}
        {request.eurosBeside && (
          <>
            <dt>{say().entry.inEuros}</dt>
            <dd>{besideInWords(request.eurosBeside)}</dd>
          </>
        )}
        <dt>{words.validUntil}</dt>
        <dd>{request.expiresAt === null ? words.noEnd : dayOf(request.expiresAt, now())}</dd>
      </dl>
    </>
  );
}

function State({ request: { state, transfer, reason, closedAt } }: { request: PaymentRequest }) {
  const words = say().requests;
  const style = { paid: " good", open: "", reversed: " warn", refused: " bad", cancelled: "", expired: "" };
  return (
    <div class={`notice${style[state]}`} role="status">
      <b>{words.long[state]}</b>
      {closedAt !== null && <small>{momentOf(closedAt, now())}</small>}
      {reason !== null && <p>{say().entry.undoneBecause(reason)}</p>}
      {transfer !== null && (
        <a class="slight" href={at(`/h/${transfer}`)}>
          {words.seePayment}
        </a>
      )}
    </div>
  );
}
