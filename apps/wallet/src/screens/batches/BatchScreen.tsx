import type { ComponentChildren } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useEffect, useRef, useState } from "preact/hooks";

import { batchBytes } from "@mereau/shared/crypto/mandate.ts";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import {
  type Batch,
  type BatchLine,
  cancelBatch,
  confirmBatch,
  readBatch,
  readLines,
} from "#screens/batches/batches.ts";
import { BatchLines } from "#screens/batches/BatchLines.tsx";
import { MendLines } from "#screens/batches/MendLines.tsx";
import { tooMuch } from "#screens/pay/tooMuch.ts";
import { useSecondThought } from "#screens/pay/useSecondThought.tsx";
import { type Signature, useSignature } from "#screens/pin/useSignature.tsx";
import { accounts, refreshHome } from "#session/home.ts";
import { at, community } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf, inWords, minorOf } from "#words/amounts.ts";
import { plainDayOf } from "#words/plainDay.ts";
import { refusalInWords } from "#words/refusals.ts";
import "#screens/batches/batches.css";
import "#screens/entry/entry.css";

/** While it is being paid it is looked at so often. */
const LOOK_MS = 1_500;

/** One list: what is wrong with it, then the confirmation, then what became of each line. */
export function BatchScreen() {
  const { params } = useRoute();
  const id = params["id"] ?? "";
  return <OfBatch key={id} id={id} />;
}

function OfBatch({ id }: { id: string }) {
  const words = say().batches;
  const { seen, trouble, again, put } = useSeen(`batch:${id}`, () => readBatch(id));
  const state = seen?.value.state;
  const lines = useSeen(`batch-lines:${id}:${state ?? ""}`, () => readLines(id));
  // What is shown stays until what became of it is known
  const latest = useRef<BatchLine[] | null>(null);
  latest.current = lines.seen?.value ?? latest.current;
  const isUnderWay = state === "confirmed" && seen?.value.date === null;
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(async () => {
      const answer = await readBatch(id);
      if (!answer.ok) return;
      put(answer.value);
      if (answer.value.state !== "confirmed") void refreshHome();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [id, isUnderWay]);
  if (!seen)
    return (
      <Screen title={words.one} back="/batches">
        {trouble ? <TroubleNotice trouble={trouble} onRetry={again} /> : <WaitingRows count={3} />}
      </Screen>
    );
  return (
    <Shown batch={seen.value} lines={latest.current} onChanged={put}>
      <StaleNote at={seen.at} trouble={trouble} />
      {lines.trouble && <TroubleNotice trouble={lines.trouble} onRetry={lines.again} />}
    </Shown>
  );
}

type Props = {
  batch: Batch;
  lines: BatchLine[] | null;
  onChanged: (batch: Batch) => void;
  children: ComponentChildren;
};

function Shown({ batch, lines, onChanged, children }: Props) {
  const words = say().batches;
  const { route } = useLocation();
  const { sign, dialog } = useSignature();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [leaving, setLeaving] = useState(false);
  const { id, state, faults, total, digest } = batch;
  const currency = currencyOf(batch.currency);
  const shownTotal = inWords(total, currency);
  const isReady = state === "draft" && faults === 0 && batch.lines > 0;
  const pay = () => {
    const { from, mode, date } = batch;
    const facts = { id, currency: currency.code, from, mode, date, lines: batch.lines, digest };
    const onSigned = async (order: Signature) => {
      const answer = await confirmBatch(id, digest, order);
      setTrouble(answer.ok ? null : answer.trouble);
      if (answer.ok) onChanged(answer.value);
    };
    void sign({
      purpose: words.toConfirm(shownTotal, batch.lines),
      bytesFor: (keyId) => batchBytes({ ...facts, community: community.id, total: minorOf(total), keyId }),
      onSigned,
    });
  };
  const account = accounts().find((one) => one.id === batch.from);
  const doubt = isReady ? tooMuch(account, minorOf(total)) : null;
  // What is paid on a later day is paid from what will be there then
  const { begin, question } = useSecondThought(batch.date === null ? doubt : null, pay);
  const leave = async () => {
    const answer = await cancelBatch(id);
    setLeaving(false);
    setTrouble(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    tell(words.cancelled);
    route(at("/batches"), true);
  };
  const deeds = (state === "draft" || (state === "confirmed" && batch.date !== null)) && (
    <>
      <button type="button" class="slight grave" onClick={() => setLeaving(true)}>
        {words.cancel}
      </button>
      {state === "draft" && faults > 0 && (
        <button class="deed" form="mend">
          {words.lookAgain}
        </button>
      )}
      {isReady && (
        <button type="button" class="deed" onClick={begin}>
          {words.deed(shownTotal, batch.lines)}
        </button>
      )}
    </>
  );
  return (
    <Screen title={batch.name} back="/batches" deeds={deeds}>
      {children}
      {trouble && <TroubleNotice trouble={trouble} />}
      <div class="entry-head">
        <p>
          <span class="figure large">{figureOf(state === "done" ? batch.paidTotal : total)}</span>{" "}
          <span class="unit">{currency.symbol}</span>
        </p>
        <p class="soft">
          {words.count(batch.lines)} · {words.modesShort[batch.mode]}
        </p>
      </div>
      <State batch={batch} />
      {doubt !== null && <p class="notice warn">{doubt}</p>}
      {state === "draft" && faults > 0 && lines && <MendLines batch={batch} lines={lines} />}
      {lines ? <BatchLines lines={lines} currency={batch.currency} /> : <WaitingRows count={4} />}
      {leaving && (
        <SureDialog
          title={words.cancelSure}
          deed={words.cancel}
          onSure={() => void leave()}
          onClose={() => setLeaving(false)}
        />
      )}
      {question}
      {dialog}
    </Screen>
  );
}

/** How far it is, in a sentence. */
function State({ batch }: { batch: Batch }) {
  const words = say().batches;
  const { state, faults, paid, lines, date, failure } = batch;
  switch (state) {
    case "draft":
      return faults > 0 ? (
        <p class="notice warn">{words.faulty(faults)}</p>
      ) : (
        <p class="notice">{words.ready}</p>
      );
    case "confirmed":
      return (
        <p class="notice" role="status">
          {date === null ? words.underWay(paid, lines) : words.planned(plainDayOf(date))}
        </p>
      );
    case "done":
      return (
        <p class={`notice ${paid === lines ? "good" : "warn"}`} role="status">
          {words.done(paid, lines)}
        </p>
      );
    case "failed":
      return (
        <div class="notice bad" role="status">
          <b>{words.failed}</b>
          {failure !== null && <small>{refusalInWords(failure)}</small>}
        </div>
      );
    case "cancelled":
      return <p class="notice">{words.cancelled}</p>;
  }
}
