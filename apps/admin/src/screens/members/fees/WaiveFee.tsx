import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Fee } from "#screens/members/fees/Fees.tsx";
import { say } from "#screens/members/fees/texts.ts";
import { here } from "#shell.ts";

type Props = { fee: Fee; onClose: () => void; onDone: () => void };

/** Asks for a fee no longer, with the reason. */
export function WaiveFee({ fee: { id, member, period }, onClose, onDone }: Props) {
  const words = say();
  const [reason, setReason] = useState("");
  const deed = useDeed(() =>
    ask(
      api.POST("/v1/{community}/membership-fees/{id}/waiver", {
        params: { path: { ...here, id } },
        body: { reason: reason.trim() },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["reason"]);
  return (
    <SureDialog
      title={words.waiveOf(member.name, period)}
      deed={words.waive}
      ready={reason.trim() !== ""}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(words.waived(member.name));
        onDone();
      }}
    >
      <p>{words.waiveFollows}</p>
      <Field label={words.reason} wrong={told.fields["reason"]}>
        <input maxLength={280} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </Field>
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
