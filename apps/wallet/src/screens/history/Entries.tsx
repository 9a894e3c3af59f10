import { now } from "@mereau/ui/clock.ts";
import { StaleNote } from "#frame/StaleNote.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { More } from "#lists/More.tsx";
import { useListing } from "#lists/useListing.ts";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { type Day, daysOf } from "#screens/history/days.ts";
import { entriesOf } from "#screens/history/entries.ts";
import { answersTo, type Filter, isFiltered, noFilter } from "#screens/history/filter.ts";
import { heldOn } from "#screens/history/held.ts";
import { HistoryRow } from "#screens/history/HistoryRow.tsx";
import { UnderWay } from "#screens/history/UnderWay.tsx";
import type { HomeAccount } from "#session/home.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { currencyOf, isNothing } from "#words/amounts.ts";
import { dayOf } from "#words/when.ts";

type Props = { account: HomeAccount; filter: Filter; onClear: (filter: Filter) => void };

/** The entries that are looked for, day by day. */
export function Entries({ account, filter, onClear }: Props) {
  const words = say().history;
  const listing = entriesOf({ account: account.id, filter });
  const whole = entriesOf({ account: account.id, filter: noFilter });
  const isLooking = isFiltered(filter);
  const { scale } = currencyOf(account.currency);
  const { known, items, trouble, isPart } = useListing(listing, {
    whole,
    among: (entries) => entries.filter((entry) => answersTo(entry, filter, scale)),
    since: account.entries[0]?.seq,
  });

  if (known === null)
    return trouble ? (
      <TroubleNotice trouble={trouble} onRetry={() => void listing.refresh()} />
    ) : (
      <WaitingRows />
    );
  return (
    <>
      <StaleNote at={known.at} trouble={trouble} />
      {!isLooking && <Pending account={account} />}
      {items.length === 0 && (
        <Nothing isLooking={isLooking} hasMore={known.next !== null} onClear={() => onClear(noFilter)} />
      )}
      {daysOf(items).map((day) => (
        <DayOf key={day.start} day={day} currency={account.currency} />
      ))}
      {!isPart && (
        <>
          {known.searchedTo !== null && known.next !== null && (
            <p class="soft">{words.searchedTo(dayOf(known.searchedTo, now()))}</p>
          )}
          <More listing={listing} />
          {known.next === null && items.length > 0 && <p class="soft end">{words.noMore}</p>}
        </>
      )}
    </>
  );
}

function Pending({ account }: { account: HomeAccount }) {
  const isHeld = !isNothing(account.held);
  const { seen } = useSeen(`holds:${account.id}`, () =>
    isHeld ? heldOn(account.id) : Promise.resolve({ ok: true, value: [] }),
  );
  return <UnderWay account={account.id} holds={seen?.value ?? []} />;
}

const DayOf = ({ day: { start, lines }, currency }: { day: Day; currency: string }) => (
  <section class="day wide" aria-labelledby={`day-${start}`}>
    <h2 id={`day-${start}`}>{dayOf(start, now())}</h2>
    <ul class="rows">
      {lines.map((line) => (
        <li key={line.key}>
          <HistoryRow line={line} currency={currency} />
        </li>
      ))}
    </ul>
  </section>
);

type NothingProps = { isLooking: boolean; hasMore: boolean; onClear: () => void };

/** An empty list says why it is empty, and what can be done. */
function Nothing({ isLooking, hasMore, onClear }: NothingProps) {
  const words = say();
  if (!isLooking) return <p class="card soft">{words.home.none}</p>;
  return (
    <div class="card nothing" role="status">
      <p>{hasMore ? words.history.nothingYet : words.history.nothing}</p>
      <button type="button" class="slight" onClick={onClear}>
        {words.history.clear}
      </button>
    </div>
  );
}
