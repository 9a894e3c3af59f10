import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/opening/texts.ts";
import type { Opening } from "#screens/opening/useOpening.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { dayOf } from "#words/when.ts";

type Props = { opening: Opening; onDone: () => Promise<void> };

const path = { params: { path: here } };

/** A test drive: a twin of the community with imaginary members, opened with one tap and wiped with one. */
export function Trial({ opening: { trial, state }, onDone }: Props) {
  const words = say();
  const [isSure, setSure] = useState(false);
  const begin = useDeed(() => ask(api.POST("/v1/{community}/opening/trial", path)));
  const wipe = useDeed(() => ask(api.DELETE("/v1/{community}/opening/trial", path)));
  const open = async () => {
    const begun = await begin.run();
    if (!begun) return;
    localStorage.setItem(`mereau:${begun.slug}:signed-in`, "yes");
    tell(words.trialReady);
    await onDone();
  };
  const wipeIt = async () => {
    if ((await wipe.run()) === null) return;
    setSure(false);
    tell(words.trialWiped);
    await onDone();
  };
  return (
    <div class="page-part">
      <p>{words.trialLead}</p>
      {begin.trouble && <TroubleNotice trouble={begin.trouble} />}
      {begin.busy && <p role="status">{words.trialMaking}</p>}
      {trial === null ? (
        state === "preparing" && (
          <div class="deeds">
            <button type="button" class="other" aria-disabled={begin.busy} onClick={() => void open()}>
              {begin.busy ? common().loading : words.trialBegin}
            </button>
          </div>
        )
      ) : (
        <>
          <p>{words.trialUntil(dayOf(trial.until))}</p>
          <div class="deeds">
            <a class="other" href={`/${trial.slug}/admin/`}>
              {words.trialDesk}
            </a>
            <a class="other" href={`/${trial.slug}/`}>
              {words.trialWallet}
            </a>
            <button type="button" class="slight" onClick={() => setSure(true)}>
              {words.trialWipe}
            </button>
          </div>
        </>
      )}
      {isSure && (
        <SureDialog
          title={words.trialSure}
          deed={words.trialWipe}
          busy={wipe.busy}
          onSure={() => void wipeIt()}
          onClose={() => setSure(false)}
        >
          <p>{words.trialSureLead}</p>
          {wipe.trouble && <TroubleNotice trouble={wipe.trouble} />}
        </SureDialog>
      )}
    </div>
  );
}
