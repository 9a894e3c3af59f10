import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Claim, claimant } from "#screens/tasks/claim.ts";
import { say } from "#screens/tasks/texts.ts";
import { named } from "#screens/tariff/useTariff.ts";
import { here } from "#shell.ts";
import { inWords } from "#words/amounts.ts";

export type ClaimDeed = "validate" | "refuse";
type Props = { deed: ClaimDeed; claim: Claim; onClose: () => void; onDone: () => void };

/** Asks once more before a claim is paid, which the ledger does once however often it is asked, or refused with a reason. */
export function ClaimDialog({ deed, claim, onClose, onDone }: Props) {
  const words = say();
  const [reason, setReason] = useState("");
  const params = { path: { ...here, id: claim.id } };
  const isPaying = deed === "validate";
  const decide = useDeed(() =>
    isPaying
      ? ask(api.POST("/v1/{community}/task-claims/{id}/validation", { params }))
      : ask(
          api.POST("/v1/{community}/task-claims/{id}/refusal", { params, body: { reason: reason.trim() } }),
        ),
  );
  const told = toldByField(decide.trouble, ["reason"]);
  const [task, who] = [named(claim.name), claimant(claim)];
  const reward = inWords(claim.reward.amount, claim.reward.currency);
  const run = async () => {
    if ((await decide.run()) === null) return;
    tell(isPaying ? words.paid(reward) : words.refused);
    onDone();
  };
  return (
    <SureDialog
      title={isPaying ? words.validateTitle(task, who) : words.refuseTitle(task, who)}
      deed={isPaying ? words.pay(reward) : words.refuse}
      grave={!isPaying}
      ready={isPaying || reason.trim() !== ""}
      busy={decide.busy}
      onSure={() => void run()}
      onClose={onClose}
    >
      {claim.note !== null && <p>{claim.note}</p>}
      {isPaying ? (
        <p>{words.validateLead(reward)}</p>
      ) : (
        <Field label={words.reason} hint={words.reasonHint} wrong={told.fields["reason"]}>
          <textarea
            rows={2}
            maxLength={280}
            value={reason}
            onInput={({ currentTarget: { value } }) => setReason(value)}
          />
        </Field>
      )}
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
