import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { sumOf } from "@mereau/ui/words/decimals.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { inEuros } from "#words/euros.ts";
import { readRedemptions } from "#screens/counter/redemptions/readRedemptions.ts";
import { isReady, type Redemption } from "#screens/counter/redemptions/stand.ts";
import { say } from "#screens/counter/redemptions/texts.ts";
import { today } from "#screens/counter/redemptions/today.ts";
import { hasRole } from "#session/me.ts";
import { here } from "#shell.ts";

/** One file has as many as one page of the list. */
const FILE_MAX = 200;

/** What may go to the bank now, and the file of it. */
export function NewFile({ onMade }: { onMade: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const { value } = useAnswer(() => readRedemptions({ state: "due", limit: FILE_MAX }));
  const words = say().file;
  if (!value || !hasRole("admin", "manager")) return null;
  const ready = value.items.filter(isReady);
  const sum = inEuros(sumOf(ready.map(({ euros }) => euros ?? "0.00")));
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <p>{ready.length === 0 ? words.none : words.ready(ready.length, sum)}</p>
      {ready.length > 0 && (
        <div class="deeds">
          <button type="button" class="deed small" onClick={() => setOpen(true)}>
            {words.open(sum)}
          </button>
        </div>
      )}
      {isOpen && <FileDialog ready={ready} onMade={onMade} onClose={() => setOpen(false)} />}
    </section>
  );
}

type Props = { ready: readonly Redemption[]; onMade: () => void; onClose: () => void };

function FileDialog({ ready, onMade, onClose }: Props) {
  const [id] = useState(newId);
  const [executeOn, setExecuteOn] = useState(today);
  const words = say().file;
  const deed = useDeed(() =>
    ask(
      api.POST("/v1/{community}/redemption-exports", {
        params: { path: here },
        body: { id, executeOn, redemptions: ready.map((one) => one.id) },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["executeOn"]);
  const make = async () => {
    if ((await deed.run()) === null) return;
    tell(words.done);
    onClose();
    onMade();
  };
  const sum = inEuros(sumOf(ready.map(({ euros }) => euros ?? "0.00")));
  return (
    <SureDialog
      title={words.ready(ready.length, sum)}
      deed={words.sure}
      grave={false}
      ready={executeOn !== ""}
      busy={deed.busy}
      onSure={() => void make()}
      onClose={onClose}
    >
      <p>{words.follows}</p>
      <Field label={words.on} wrong={told.fields["executeOn"]}>
        <input
          type="date"
          value={executeOn}
          onInput={({ currentTarget: { value } }) => setExecuteOn(value)}
        />
      </Field>
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
