import { useState } from "preact/hooks";

import { now } from "@mereau/ui/clock.ts";
import type { Answer, Trouble } from "@mereau/ui/asking/ask.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { Certifications } from "#screens/trust/Certifications.tsx";
import { Certifying } from "#screens/trust/Certifying.tsx";
import { Fees } from "#screens/trust/Fees.tsx";
import { Standing } from "#screens/trust/Standing.tsx";
import { end, readTrust, renew, type Standing as Stands, type Trust as Read } from "#screens/trust/trust.ts";
import { member, refreshHome } from "#session/home.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import "#screens/trust/trust.css";

/** Whether the member may renew now, or claim what they are not. */
function mayRenew({ policy, standing }: Read): boolean {
  const { state, admission, renewableFrom } = standing;
  if (policy.renewedBy === "manager" || !admission.isMet) return false;
  return state === "recognised" ? renewableFrom !== null && renewableFrom <= now() : true;
}

/** Who one is to the community: recognised until when, certified by whom, what is owed, and whom one certifies. */
export function Trust() {
  const words = say().trust;
  const me = member()?.id ?? "";
  const { seen, trouble, again } = useSeen("trust", () => readTrust(me));
  const [refused, setRefused] = useState<Trouble | null>(null);
  const [ending, setEnding] = useState(false);
  const [busy, setBusy] = useState(false);
  const change = async (asked: Promise<Answer<Stands>>, done: string) => {
    setBusy(true);
    const answer = await asked;
    setBusy(false);
    setEnding(false);
    setRefused(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    tell(done);
    again();
    void refreshHome();
  };
  const trust = seen?.value;
  const isWeb = trust !== undefined && trust.policy.mode !== "approval";
  const isRecognised = trust?.standing.state === "recognised";
  const deeds = trust && mayRenew(trust) && (
    <button class="deed" disabled={busy} onClick={() => void change(renew(me), say().common.saved)}>
      {isRecognised ? words.renew : words.claim}
    </button>
  );
  return (
    <Screen title={trust && !isWeb ? words.membership : words.title} back="/me" deeds={deeds}>
      {refused && <TroubleNotice trouble={refused} />}
      {seen && <StaleNote at={seen.at} trouble={trouble} />}
      {trouble && !seen && <TroubleNotice trouble={trouble} onRetry={again} />}
      {!trust && !trouble && <WaitingRows />}
      <Fees />
      {trust && <Standing trust={trust} />}
      {trust && isWeb && (
        <>
          <Certifying trust={trust} onDone={again} />
          <Certifications
            title={words.received}

            all={trust.received}
            of="certifier"
          />
          <Certifications title={words.given} all={trust.given} of="certified" />
        </>
      )}
      {isRecognised && (
        <p>
          <button type="button" class="slight grave" onClick={() => setEnding(true)}>
            {words.end}
          </button>
        </p>
      )}
      {ending && (
        <SureDialog
          title={words.endSure}
          deed={words.end}
          busy={busy}
          onSure={() => void change(end(me), words.states.revoked)}
          onClose={() => setEnding(false)}
        >
          <p>{words.endWhat}</p>
          {isWeb && <p>{words.endWhatWeb}</p>}
        </SureDialog>
      )}
    </Screen>
  );
}
