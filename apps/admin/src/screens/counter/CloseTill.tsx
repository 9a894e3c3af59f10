import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { isNothing, minorOf } from "@mereau/ui/words/decimals.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Till } from "#screens/counter/Counter.tsx";
import { eurosIn, inEuros, less } from "#words/euros.ts";
import { say } from "#screens/counter/texts.ts";
import { here } from "#shell.ts";

type Props = { till: Till; onDone: () => void; onClose: () => void };

/** Closes a till with what was counted; what differs is explained. Asked again with the same count it answers the same. */
export function CloseTill({ till, onDone, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const [note, setNote] = useState("");
  const words = say().close;
  const counted = typed === "" ? null : eurosIn(typed);
  const difference = counted === null ? null : less(counted, till.expected);
  const isRight = difference !== null && isNothing(difference);
  const deed = useDeed((sure: string) =>
    ask(
      api.POST("/v1/{community}/tills/{id}/closing", {
        params: { path: { ...here, id: till.id } },
        body: { counted: sure, note: note.trim() === "" ? null : note.trim() },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["counted", "note"]);
  const close = async () => {
    if (counted === null || (await deed.run(counted)) === null) return;
    tell(words.done(till.number));
    onClose();
    onDone();
  };
  return (
    <SureDialog
      title={words.title}
      deed={words.deed}
      grave={false}
      ready={counted !== null && (isRight || note.trim() !== "")}
      busy={deed.busy}
      onSure={() => void close()}
      onClose={onClose}
    >
      <p>{words.follows}</p>
      <Field
        label={words.counted}
        wrong={typed !== "" && counted === null ? say().malformed : told.fields["counted"]}
      >
        <input
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          onInput={({ currentTarget: { value } }) => setTyped(value)}
        />
      </Field>
      {difference !== null && <p role="status">{sentenceOf(difference)}</p>}
      {difference !== null && !isRight && (
        <Field label={words.note} wrong={told.fields["note"]}>
          <textarea
            rows={2}
            maxLength={500}
            value={note}
            onInput={({ currentTarget: { value } }) => setNote(value)}
          />
        </Field>
      )}
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}

function sentenceOf(difference: string): string {
  const words = say().close;
  if (isNothing(difference)) return words.right;
  return minorOf(difference) < 0
    ? words.short(inEuros(difference.replace("-", "")))
    : words.over(inEuros(difference));
}
