import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Line } from "#screens/counter/bank/OneLine.tsx";
import { say } from "#screens/counter/bank/texts.ts";
import { here } from "#shell.ts";

type Props = { line: Line; onDone: () => void; onClose: () => void };

/** Sets a line aside, with the reason. */
export function IgnoreDialog({ line: { id }, onDone, onClose }: Props) {
  const [reason, setReason] = useState("");
  const words = say().one;
  const deed = useDeed(() =>
    ask(
      api.POST("/v1/{community}/bank-lines/{id}/ignore", {
        params: { path: { ...here, id } },
        body: { reason: reason.trim() },
      }),
    ),
  );
  const ignore = async () => {
    if ((await deed.run()) === null) return;
    tell(words.ignored);
    onDone();
  };
  return (
    <SureDialog
      title={words.ignoreTitle}
      deed={words.ignore}
      grave={false}
      ready={reason.trim() !== ""}
      busy={deed.busy}
      onSure={() => void ignore()}
      onClose={onClose}
    >
      <p>{words.ignoreFollows}</p>
      <Field label={words.reason}>
        <input
          maxLength={280}
          autoComplete="off"
          value={reason}
          onInput={({ currentTarget: { value } }) => setReason(value)}
        />
      </Field>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}
