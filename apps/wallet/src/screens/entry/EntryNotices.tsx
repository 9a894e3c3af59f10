import { now } from "@mereau/ui/clock.ts";
import type { Told } from "#screens/entry/sides.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords, isNothing } from "#words/amounts.ts";
import { dayOf, momentOf } from "#words/when.ts";

/** What became of a transfer since, or what it does to another one. */
export function EntryNotices({ transfer }: { transfer: Told }) {
  const words = say().entry;
  const { kind, verdict, reversal, related, refunded, refunds, refundOf, currency } = transfer;
  return (
    <>
      {verdict !== "accepted" && <p class="notice bad">{words.refused}</p>}
      {reversal && (
        <div class="notice warn">
          <b>{words.undone(momentOf(reversal.at, now()))}</b>
          {reversal.reason !== null && <small>{words.undoneBecause(reversal.reason)}</small>}
          <a class="slight" href={at(`/h/${reversal.transfer}`)}>
            {words.seeReversal}
          </a>
        </div>
      )}
      {!isNothing(refunded) && (
        <div class="notice">
          <b>{words.refunded(inWords(refunded, currencyOf(currency)))}</b>
          {refunds.map((refund) => (
            <a key={refund.transfer} class="slight" href={at(`/h/${refund.transfer}`)}>
              {words.seeRefund(inWords(refund.amount, currencyOf(currency)), dayOf(refund.at, now()))}
            </a>
          ))}
        </div>
      )}
      {refundOf !== null && (
        <div class="notice">
          <b>{words.refunds}</b>
          <a class="slight" href={at(`/h/${refundOf}`)}>
            {words.seeRefunded}
          </a>
        </div>
      )}
      {kind === "reversal" && related !== null && (
        <div class="notice">
          <b>{words.undoes}</b>
          <a class="slight" href={at(`/h/${related}`)}>
            {words.seeUndone}
          </a>
        </div>
      )}
      {kind === "capture" && <p class="notice">{words.captures}</p>}
    </>
  );
}
