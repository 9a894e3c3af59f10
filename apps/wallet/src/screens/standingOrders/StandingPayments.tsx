import { useEffect } from "preact/hooks";

import { Icon, type IconName } from "@mereau/ui/icons.tsx";
import { now } from "@mereau/ui/clock.ts";
import { More } from "#lists/More.tsx";
import { paymentsOf, type StandingPayment } from "#screens/standingOrders/standingOrders.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { plainDayOf } from "#words/plainDay.ts";
import { refusalInWords } from "#words/refusals.ts";
import { momentOf } from "#words/when.ts";

/** What became of each date, the latest first. */
export function StandingPayments({ id }: { id: string }) {
  const words = say().standingOrders;
  const listing = paymentsOf({ id });
  useEffect(() => void listing.refresh(), [listing]);
  const items = listing.known.value?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section class="day wide" aria-labelledby="dates">
      <h2 id="dates">{words.datesTitle}</h2>
      <ul class="rows">
        {items.map((payment) => (
          <li key={payment.date}>
            <Row payment={payment} />
          </li>
        ))}
      </ul>
      <More listing={listing} />
    </section>
  );
}

const icons: Record<StandingPayment["state"], IconName> = {
  planned: "clock",
  paid: "check",
  reversed: "cross",
  retrying: "clock",
  failed: "cross",
};

function Row({ payment: { date, state, transfer, reason, againAt } }: { payment: StandingPayment }) {
  const words = say().standingOrders;
  const inside = (
    <>
      <span class={`token ${state}`}>
        <Icon name={icons[state]} size={20} />
      </span>
      <span>
        <b>{plainDayOf(date)}</b>
        <small>{words.became[state]}</small>
        {reason !== null && state !== "paid" && <small>{refusalInWords(reason)}</small>}
        {state === "retrying" && againAt !== null && <small>{words.again(momentOf(againAt, now()))}</small>}
      </span>
      {transfer !== null && <Icon name="forward" size={18} />}
    </>
  );
  return transfer === null ? (
    <div class="row">{inside}</div>
  ) : (
    <a class="row" href={at(`/h/${transfer}`)}>
      {inside}
    </a>
  );
}
