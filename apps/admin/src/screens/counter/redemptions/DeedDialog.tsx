import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Redemption } from "#screens/counter/redemptions/stand.ts";
import { say } from "#screens/counter/redemptions/texts.ts";
import { today } from "#screens/counter/redemptions/today.ts";
import { here } from "#shell.ts";

export type Deed = "approve" | "unapprove" | "wire" | "unwire";

type Props = { deed: Deed; redemption: Redemption; owed: string; onDone: () => void; onClose: () => void };

/** Asks once more before something is decided about a redemption. */
export function DeedDialog({ deed, redemption, owed, onDone, onClose }: Props) {
  const [wiredOn, setWiredOn] = useState(today);
  const [reference, setReference] = useState("");
  const words = say().one;
  const { id, holder, account, payTo } = redemption;
  const params = { path: { ...here, id } };
  const carryOut = {
    approve: () => ask(api.PUT("/v1/{community}/redemptions/{id}/approval", { params })),
    unapprove: () => ask(api.DELETE("/v1/{community}/redemptions/{id}/approval", { params })),
    wire: () =>
      ask(
        api.PUT("/v1/{community}/redemptions/{id}/payout", {
          params,
          body: { wiredOn, reference: reference.trim() === "" ? null : reference.trim() },
        }),
      ),
    unwire: () => ask(api.DELETE("/v1/{community}/redemptions/{id}/payout", { params })),
  };
  const told = {
    approve: {
      title: words.approveTitle(owed, holder ?? account),
      follows: words.approveFollows(payTo?.iban ?? words.nobody),
      deed: words.approve(owed),
      done: words.approved,
    },
    unapprove: {
      title: words.unapprove,
      follows: words.approvalsNeeded(redemption.approvalsNeeded),
      deed: words.unapprove,
      done: words.unapproved,
    },
    wire: {
      title: words.wireTitle(owed),
      follows: words.wireFollows,
      deed: words.wireDeed,
      done: words.wired,
    },
    unwire: {
      title: words.unwireTitle,
      follows: words.unwireFollows,
      deed: words.unwire,
      done: words.unwired,
    },
  }[deed];
  const asked = useDeed(carryOut[deed]);
  const sure = async () => {
    if ((await asked.run()) === null) return;
    tell(told.done);
    onDone();
  };
  return (
    <SureDialog
      title={told.title}
      deed={told.deed}
      grave={deed === "unwire"}
      ready={deed !== "wire" || wiredOn !== ""}
      busy={asked.busy}
      onSure={() => void sure()}
      onClose={onClose}
    >
      <p>{told.follows}</p>
      {deed === "wire" && (
        <>
          <Field label={say().files.wiredOn}>
            <input
              type="date"
              value={wiredOn}
              onInput={({ currentTarget: { value } }) => setWiredOn(value)}
            />
          </Field>
          <Field label={words.reference}>
            <input
              maxLength={120}
              autoComplete="off"
              value={reference}
              onInput={({ currentTarget: { value } }) => setReference(value)}
            />
          </Field>
        </>
      )}
      {asked.trouble && <TroubleNotice trouble={asked.trouble} />}
    </SureDialog>
  );
}
