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
import { today } from "#screens/counter/redemptions/today.ts";
import { say as counter } from "#screens/counter/texts.ts";
import { say } from "#screens/fund/texts.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

type Props = { code: string; onDone: () => void; onClose: () => void };

/** Writes down what stands on the bank account of the fund. */
export function CountDialog({ code, onDone, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const [on, setOn] = useState(today);
  const words = say();
  const euros = typed === "" ? null : eurosIn(typed);
  const deed = useDeed((sure: string) =>
    ask(
      api.PUT("/v1/{community}/currencies/{code}/guarantee-fund/count", {
        params: { path: { ...here, code } },
        body: { euros: sure, on },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["euros", "on"]);
  const count = async () => {
    if (euros === null || (await deed.run(euros)) === null) return;
    tell(words.countDone);
    onClose();
    onDone();
  };
  return (
    <SureDialog
      title={words.countTitle}
      deed={common().save}
      grave={false}
      ready={euros !== null && on !== ""}
      busy={deed.busy}
      onSure={() => void count()}
      onClose={onClose}
    >
      <p>{words.countFollows}</p>
      <Field
        label={words.euros}
        wrong={typed !== "" && euros === null ? counter().malformed : told.fields["euros"]}
      >
        <input
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          onInput={({ currentTarget: { value } }) => setTyped(value)}
        />
      </Field>
      <Field label={words.on} wrong={told.fields["on"]}>
        <input type="date" value={on} onInput={({ currentTarget: { value } }) => setOn(value)} />
      </Field>
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
