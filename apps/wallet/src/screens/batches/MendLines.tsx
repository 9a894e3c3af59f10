import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { Field } from "@mereau/ui/Field.tsx";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { type Batch, type BatchLine, cancelBatch, draw } from "#screens/batches/batches.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

/** What a line is to be instead; left out: it is not paid at all. */
type Mended = { payee: string; amount: string; isOut: boolean };

/** So many are mended at once; the rest after the next look. */
const SHOWN_MAX = 20;

/** The lines with a fault, each to be written anew or left out; the list is then looked through again. */
export function MendLines({ batch, lines }: { batch: Batch; lines: readonly BatchLine[] }) {
  const words = say().batches;
  const { route } = useLocation();
  const [mended, setMended] = useState<ReadonlyMap<number, Mended>>(new Map());
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const [id] = useState(newId);
  const shown = lines.filter(({ fault }) => fault !== null).slice(0, SHOWN_MAX);
  const asIs = ({ line, payee, amountText }: BatchLine): Mended =>
    mended.get(line) ?? { payee, amount: amountText, isOut: false };
  const mend = (line: BatchLine, change: Partial<Mended>) =>
    setMended((before) => new Map(before).set(line.line, { ...asIs(line), ...change }));

  const lookAgain = async () => {
    if (busy) return;
    setBusy(true);
    const { currency, from, name, mode, date } = batch;
    const kept = lines
      .filter((line) => !asIs(line).isOut)
      .map((line) => ({ payee: asIs(line).payee, amount: asIs(line).amount, memo: line.memo ?? "" }));
    const answer = await draw({ id, currency, from, name, mode, date, lines: kept, text: null });
    setBusy(false);
    setTrouble(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    await cancelBatch(batch.id);
    route(at(`/batches/${id}`), true);
  };
  return (
    <form
      id="mend"
      class="page-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void lookAgain();
      }}
    >
      {shown.map((line) => (
        <fieldset key={line.line} class="card mend">
          <legend class="for-readers">{words.line(line.line)}</legend>
          <p class="wrong">
            <b>{words.line(line.line)}</b> · {line.fault && words.faults[line.fault]}
          </p>
          <div class="pair">
            <Field label={words.payee}>
              <input
                value={asIs(line).payee}
                disabled={asIs(line).isOut}
                onInput={(event) => mend(line, { payee: event.currentTarget.value })}
              />
            </Field>
            <Field label={say().pay.amount}>
              <input
                inputMode="decimal"
                value={asIs(line).amount}
                disabled={asIs(line).isOut}
                onInput={(event) => mend(line, { amount: event.currentTarget.value })}
              />
            </Field>
          </div>
          <label class="choice">
            <input
              type="checkbox"
              checked={asIs(line).isOut}
              onChange={(event) => mend(line, { isOut: event.currentTarget.checked })}
            />
            <span>{words.leaveOut}</span>
          </label>
        </fieldset>
      ))}
      {trouble && <TroubleNotice trouble={trouble} />}
      {busy && <p role="status">{say().common.loading}</p>}
    </form>
  );
}
