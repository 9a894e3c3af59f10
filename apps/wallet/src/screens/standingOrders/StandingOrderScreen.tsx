import { useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { rhythmInWords } from "#screens/standingOrders/rhythmInWords.ts";
import { readStandingOrder, setState, type StandingOrder } from "#screens/standingOrders/standingOrders.ts";
import { StandingPayments } from "#screens/standingOrders/StandingPayments.tsx";
import { accounts } from "#session/home.ts";
import { nameOf, shortNumberOf } from "#session/names.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf } from "#words/amounts.ts";
import { plainDayOf } from "#words/plainDay.ts";
import { refusalInWords } from "#words/refusals.ts";
import "#screens/entry/entry.css";

/** One standing order: what it pays and when, what became of each date, and how to stop it. */
export function StandingOrderScreen() {
  const { params } = useRoute();
  const id = params["id"] ?? "";
  const words = say().standingOrders;
  const { seen, trouble, again, put } = useSeen(`standing-order:${id}`, () => readStandingOrder(id));
  const [refused, setRefused] = useState<Trouble | null>(null);
  const [ending, setEnding] = useState(false);
  const [busy, setBusy] = useState(false);
  const change = async (state: StandingOrder["state"]) => {
    if (busy) return;
    setBusy(true);
    const answer = await setState(id, state);
    setBusy(false);
    setEnding(false);
    setRefused(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    put(answer.value);
    tell(words.changed[state]);
  };
  if (!seen)
    return (
      <Screen title={words.one} back="/standing-orders">
        {trouble ? <TroubleNotice trouble={trouble} onRetry={again} /> : <WaitingRows count={3} />}
      </Screen>
    );
  const order = seen.value;
  const mayChange = accounts().some((one) => one.id === order.from && one.role !== "viewer");
  const name = nameOf(order.to) ?? say().history.number(shortNumberOf(order.to));
  const deeds = order.state !== "ended" && mayChange && (
    <>
      <button type="button" class="slight grave" onClick={() => setEnding(true)}>
        {words.end}
      </button>
      {order.state === "paused" ? (
        <button type="button" class="deed" aria-disabled={busy} onClick={() => void change("active")}>
          {words.goOn}
        </button>
      ) : (
        <button type="button" class="other" aria-disabled={busy} onClick={() => void change("paused")}>
          {words.pause}
        </button>
      )}
    </>
  );
  return (
    <Screen title={words.one} back="/standing-orders" deeds={deeds}>
      <StaleNote at={seen.at} trouble={trouble} />
      {refused && <TroubleNotice trouble={refused} />}
      <div class="entry-head">
        <p>
          <span class="figure large">{figureOf(order.amount)}</span>{" "}
          <span class="unit">{currencyOf(order.currency).symbol}</span>
        </p>
        <p>
          <b>{say().entry.to(name)}</b>
        </p>
        <p>{rhythmInWords(order.rhythm, order.firstDate)}</p>
      </div>
      <State order={order} />
      <Facts order={order} />
      <StandingPayments id={id} />
      {ending && (
        <SureDialog
          title={words.endSure}
          deed={words.endDeed}
          busy={busy}
          onSure={() => void change("ended")}
          onClose={() => setEnding(false)}
        >
          <p>{words.endWhat}</p>
        </SureDialog>
      )}
    </Screen>
  );
}

/** Where it stands, in a sentence. */
function State({ order: { state, nextDate, endedBecause } }: { order: StandingOrder }) {
  const words = say().standingOrders;
  if (state === "paused") return <p class="notice warn">{words.pausedLong}</p>;
  if (state === "ended")
    return <p class="notice">{words.because[endedBecause ?? ""] ?? refusalInWords(endedBecause ?? "")}</p>;
  return nextDate && <p class="notice">{words.next(plainDayOf(nextDate))}</p>;
}

function Facts({ order: { memo, firstDate, endDate, count, fallenDue } }: { order: StandingOrder }) {
  const words = say().standingOrders;
  return (
    <dl class="facts card">
      {memo !== null && (
        <>
          <dt>{say().entry.memo}</dt>
          <dd>{memo}</dd>
        </>
      )}
      <dt>{words.since}</dt>
      <dd>{plainDayOf(firstDate)}</dd>
      {endDate && (
        <>
          <dt>{words.upTo}</dt>
          <dd>{plainDayOf(endDate)}</dd>
        </>
      )}
      <dt>{words.due}</dt>
      <dd>{count === null ? fallenDue : words.of(fallenDue, count)}</dd>
    </dl>
  );
}
