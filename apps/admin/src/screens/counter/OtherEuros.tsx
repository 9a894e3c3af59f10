import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { isNothing } from "@mereau/ui/words/decimals.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Till } from "#screens/counter/Counter.tsx";
import { eurosIn, inEuros } from "#words/euros.ts";
import { Means, type MeansOf } from "#screens/counter/Means.tsx";
import { say } from "#screens/counter/texts.ts";
import { here } from "#shell.ts";

type Props = { till: Till; onDone: () => void; onClose: () => void };

const directions = ["out", "in"] as const;

/** Euros of the till that nothing is issued for. The id is made as it opens: asked again, they are written down once. */
export function OtherEuros({ till, onDone, onClose }: Props) {
  const [id] = useState(newId);
  const [direction, setDirection] = useState<"in" | "out">("out");
  const [means, setMeans] = useState<MeansOf>("cash");
  const [typed, setTyped] = useState("");
  const [note, setNote] = useState("");
  const words = say().euros;
  const euros = typed === "" ? null : eurosIn(typed);
  const deed = useDeed((sure: string) =>
    ask(
      api.POST("/v1/{community}/tills/{id}/movements", {
        params: { path: { ...here, id: till.id } },
        body: { id, direction, means, euros: sure, note: note.trim() },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["euros", "note"]);
  const carryOut = async () => {
    if (euros === null || (await deed.run(euros)) === null) return;
    tell(words.done);
    onClose();
    onDone();
  };
  const wrong = typed !== "" && euros === null ? say().malformed : told.fields["euros"];
  return (
    <SureDialog
      title={words.title}
      deed={euros === null ? words.bare : words.deed[direction](inEuros(euros))}
      grave={false}
      ready={euros !== null && !isNothing(euros) && note.trim() !== ""}
      busy={deed.busy}
      onSure={() => void carryOut()}
      onClose={onClose}
    >
      <p>{words.follows}</p>
      <Field label={words.direction}>
        <select
          value={direction}
          onChange={({ currentTarget: { value } }) => setDirection(value === "in" ? "in" : "out")}
        >
          {directions.map((one) => (
            <option key={one} value={one}>
              {words.directions[one]}
            </option>
          ))}
        </select>
      </Field>
      <Means legend={words.means} chosen={means} onChoose={setMeans} />
      <Field label={words.amount} wrong={wrong}>
        <input
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          onInput={({ currentTarget: { value } }) => setTyped(value)}
        />
      </Field>
      <Field label={words.note} hint={words.noteHint} wrong={told.fields["note"]}>
        <input
          autoComplete="off"
          maxLength={200}
          value={note}
          onInput={({ currentTarget: { value } }) => setNote(value)}
        />
      </Field>
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
