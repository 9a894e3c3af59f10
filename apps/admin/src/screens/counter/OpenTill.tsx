import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { eurosIn, inEuros } from "#words/euros.ts";
import { say } from "#screens/counter/texts.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

/** Opens the teller’s till with what was counted; asked again after a cut it is the same till. */
export function OpenTill({ onOpened }: { onOpened: () => void }) {
  const [id] = useState(newId);
  const [typed, setTyped] = useState("");
  const [place, setPlace] = useState("");
  const [isWrong, setWrong] = useState(false);
  const words = say();
  const float = eurosIn(typed);
  const deed = useDeed((counted: string) =>
    ask(
      api.POST("/v1/{community}/tills", {
        params: { path: here },
        body: { id, float: counted, place: place.trim() === "" ? null : place.trim() },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["float", "place"]);
  const open = async () => {
    setWrong(float === null);
    if (float === null) return;
    const till = await deed.run(float);
    if (till === null) return;
    tell(words.open.done(till.number));
    onOpened();
  };
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <h2>{words.open.title}</h2>
      <p>{words.open.lead}</p>
      <Field label={words.open.float} wrong={isWrong ? words.malformed : told.fields["float"]}>
        <input
          inputMode="decimal"
          autoComplete="off"
          required
          value={typed}
          onInput={({ currentTarget: { value } }) => setTyped(value)}
        />
      </Field>
      <Field label={words.open.place} hint={words.open.placeHint} wrong={told.fields["place"]}>
        <input
          autoComplete="off"
          maxLength={80}
          value={place}
          onInput={({ currentTarget: { value } }) => setPlace(value)}
        />
      </Field>
      {told.rest && <TroubleNotice trouble={told.rest} />}
      <div class="deeds">
        <button class="deed" aria-disabled={deed.busy}>
          {deed.busy
            ? common().loading
            : float === null || typed === ""
              ? words.open.bare
              : words.open.deed(inEuros(float))}
        </button>
      </div>
    </form>
  );
}
