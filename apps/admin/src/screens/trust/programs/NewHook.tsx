import { useRef, useState } from "preact/hooks";

import { chosenKinds } from "@mereau/shared/webhooks/kinds.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { Choices } from "#screens/trust/programs/Choices.tsx";
import { say } from "#screens/trust/programs/texts.ts";
import { here } from "#shell.ts";

type Kind = (typeof chosenKinds)[number];
/** `secret` null: it was made before, and what is shown once was lost with that answer. */
type Props = { onMade: (name: string, secret: string | null) => void; onClose: () => void };

/** Lets a program be told what happens. */
export function NewHook({ onMade, onClose }: Props) {
  const words = say();
  const id = useRef(newId());
  const [name, setName] = useState("");
  const [url, setUrl] = useState("");
  const [kinds, setKinds] = useState<readonly Kind[]>([]);
  const { run, busy, trouble } = useDeed(() =>
    ask(
      api.POST("/v1/{community}/webhooks", {
        params: { path: here },
        body: { id: id.current, name: name.trim(), url: url.trim(), kinds: [...kinds] },
      }),
    ),
  );
  const told = toldByField(trouble, ["name", "url", "kinds"]);
  const make = async () => {
    const made = await run();
    if (made !== null) onMade(made.name, "secret" in made ? made.secret : null);
  };
  return (
    <SureDialog
      title={words.newHook}
      deed={words.make}
      grave={false}
      ready={name.trim() !== "" && url.trim() !== "" && kinds.length > 0}
      busy={busy}
      onSure={() => void make()}
      onClose={onClose}
    >
      <Field label={words.name} wrong={told.fields["name"]}>
        <input
          autoComplete="off"
          maxLength={80}
          value={name}
          onInput={({ currentTarget: { value } }) => setName(value)}
        />
      </Field>
      <Field label={words.address} wrong={told.fields["url"]}>
        <input
          type="url"
          inputMode="url"
          autoComplete="off"
          value={url}
          onInput={({ currentTarget: { value } }) => setUrl(value)}
        />
      </Field>
      <Choices
        legend={words.told}
        choices={chosenKinds.map((one) => [one, words.kinds[one]])}
        chosen={kinds}
        wrong={told.fields["kinds"]}
        onChoose={setKinds}
      />
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
