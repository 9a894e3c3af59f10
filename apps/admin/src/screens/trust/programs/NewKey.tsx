import { useRef, useState } from "preact/hooks";

import { momentOf } from "@mereau/shared/calendar/date.ts";
import { scope } from "@mereau/shared/contracts/keys.ts";
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

const DAY_MS = 86_400_000;

type Scope = (typeof scope.options)[number];
/** `token` null: it was made before, and what is shown once was lost with that answer. */
type Props = { onMade: (name: string, token: string | null) => void; onClose: () => void };

/** Makes a key for a program. */
export function NewKey({ onMade, onClose }: Props) {
  const words = say();
  const id = useRef(newId());
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [endsOn, setEndsOn] = useState("");
  const { run, busy, trouble } = useDeed(() =>
    ask(
      api.POST("/v1/{community}/api-keys", {
        params: { path: here },
        body: {
          id: id.current,
          name: name.trim(),
          scopes: [...scopes],
          ...(endsOn !== "" && { expiresAt: momentOf(endsOn) + DAY_MS - 1 }),
        },
      }),
    ),
  );
  const told = toldByField(trouble, ["name", "scopes", "expiresAt"]);
  const make = async () => {
    const made = await run();
    if (made !== null) onMade(made.name, "token" in made ? made.token : null);
  };
  return (
    <SureDialog
      title={words.newKey}
      deed={words.make}
      grave={false}
      ready={name.trim() !== "" && scopes.length > 0}
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
      <Choices
        legend={words.may}
        choices={scope.options.map((one) => [one, words.scopes[one]])}
        chosen={scopes}
        wrong={told.fields["scopes"]}
        onChoose={setScopes}
      />
      <Field label={words.endsOn} wrong={told.fields["expiresAt"]}>
        <input type="date" value={endsOn} onInput={({ currentTarget: { value } }) => setEndsOn(value)} />
      </Field>
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
