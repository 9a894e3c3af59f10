import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { askedFor, type Proposal } from "#screens/approvals/askedFor.ts";
import { say } from "#screens/approvals/texts.ts";
import { here } from "#shell.ts";

export type Decision = "approve" | "refuse" | "withdraw";

type Props = { decision: Decision; asked: Proposal; onDone: () => void; onClose: () => void };

/** Says once more what was asked for, before it is done, refused or taken back. */
export function DecideDialog({ decision, asked, onDone, onClose }: Props) {
  const [reason, setReason] = useState("");
  const words = say();
  const params = { path: { ...here, id: asked.id } };
  const deed = useDeed(
    {
      approve: () => ask(api.POST("/v1/{community}/proposals/{id}/approval", { params })),
      refuse: () =>
        ask(api.POST("/v1/{community}/proposals/{id}/refusal", { params, body: { reason: reason.trim() } })),
      withdraw: () => ask(api.POST("/v1/{community}/proposals/{id}/withdrawal", { params })),
    }[decision],
  );
  const told = toldByField(deed.trouble, ["reason"]);
  const name = asked.proposedBy.name ?? "—";
  const follows = {
    approve: words.approve.follows(name),
    refuse: words.refuse.follows(name),
    withdraw: words.withdraw.follows,
  }[decision];
  const decide = async () => {
    const after = await deed.run();
    if (after === null) return;
    const { done, failed, underWay } = words.approve;
    const approved = { done, failed }[after.state === "failed" ? "failed" : "done"];
    const isUnderWay = after.state === "approved";
    tell(decision === "approve" ? (isUnderWay ? underWay : approved) : words[decision].done);
    onDone();
  };
  return (
    <SureDialog
      title={words[decision].title}
      deed={words[decision].deed}
      grave={decision !== "withdraw"}
      ready={decision !== "refuse" || reason.trim() !== ""}
      busy={deed.busy}
      onSure={() => void decide()}
      onClose={onClose}
    >
      <p>
        <b>{askedFor(asked).sentence}</b>
      </p>
      <p>{follows}</p>
      {decision === "refuse" && (
        <Field label={words.refuse.reason} wrong={told.fields["reason"]}>
          <textarea
            rows={3}
            maxLength={500}
            value={reason}
            onInput={({ currentTarget: { value } }) => setReason(value)}
          />
        </Field>
      )}
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
