import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { eurosIn } from "#words/euros.ts";
import { say } from "#screens/counter/redemptions/texts.ts";
import { say as counter } from "#screens/counter/texts.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

type Props = { twoFrom: string | null; onDone: () => void; onClose: () => void };

/** From which euros on two must approve. */
export function RuleDialog({ twoFrom, onDone, onClose }: Props) {
  const [typed, setTyped] = useState(twoFrom ?? "");
  const words = say().rule;
  const euros = typed.trim() === "" ? null : eurosIn(typed);
  const isWrong = typed.trim() !== "" && euros === null;
  const deed = useDeed(() =>
    ask(api.PUT("/v1/{community}/payout-rule", { params: { path: here }, body: { twoFrom: euros } })),
  );
  const told = toldByField(deed.trouble, ["twoFrom"]);
  const change = async () => {
    if ((await deed.run()) === null) return;
    tell(words.done);
    onClose();
    onDone();
  };
  return (
    <SureDialog
      title={words.title}
      deed={common().save}
      grave={false}
      ready={!isWrong}
      busy={deed.busy}
      onSure={() => void change()}
      onClose={onClose}
    >
      <p>{words.follows}</p>
      <Field
        label={words.from}
        hint={words.none}
        wrong={isWrong ? counter().malformed : told.fields["twoFrom"]}
      >
        <input
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          onInput={({ currentTarget: { value } }) => setTyped(value)}
        />
      </Field>
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
