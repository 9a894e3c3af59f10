import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Fee } from "#screens/members/fees/Fees.tsx";
import { say } from "#screens/members/fees/texts.ts";
import { here } from "#shell.ts";
import { inWords } from "#words/amounts.ts";

type Props = { fee: Fee; onClose: () => void; onDone: () => void };

/** Gives a fee back, or strikes out one that was recorded by mistake; under one id for as long as this is open. */
export function RefundFee({ fee: { id, member, period, payment }, onClose, onDone }: Props) {
  const words = say();
  const [refund] = useState(newId);
  const [reason, setReason] = useState("");
  const deed = useDeed(() =>
    ask(
      api.POST("/v1/{community}/membership-fees/{id}/refund", {
        params: { path: { ...here, id } },
        body: { id: refund, reason: reason.trim() },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["reason"]);
  const sum = payment === null ? "" : inWords(payment.amount, payment.currency);
  return (
    <SureDialog
      title={words.refundOf(member.name, period)}
      deed={`${words.refund} ${sum}`}
      ready={reason.trim() !== ""}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(words.refunded(member.name));
        onDone();
      }}
    >
      <p>{payment?.means === "account" ? words.refundReturns : words.refundByHand}</p>
      <Field label={words.reason} wrong={told.fields["reason"]}>
        <input maxLength={280} value={reason} onInput={({ currentTarget: { value } }) => setReason(value)} />
      </Field>
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
