import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/team/texts.ts";
import { here } from "#shell.ts";

export type Person = components["schemas"]["StaffSecondFactor"];

type Props = { person: Person; onDone: () => void; onClose: () => void };

/** Lets somebody in again who has lost their second step. */
export function ResetDialog({ person: { member, name }, onDone, onClose }: Props) {
  const words = say();
  const { run, busy, trouble } = useDeed(() =>
    ask(
      api.POST("/v1/{community}/members/{id}/second-factor-reset", {
        params: { path: { ...here, id: member } },
      }),
    ),
  );
  const reset = async () => {
    if ((await run()) === null) return;
    tell(words.resetDone(name));
    onDone();
  };
  return (
    <SureDialog
      title={words.resetTitle(name)}
      deed={words.resetDeed}
      busy={busy}
      onSure={() => void reset()}
      onClose={onClose}
    >
      <p>{words.resetLead}</p>
      {trouble && <TroubleNotice trouble={trouble} />}
    </SureDialog>
  );
}
