import { useEffect, useState } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { isOnline } from "#frame/online.ts";
import { Screen } from "#frame/Screen.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import {
  application,
  forgetApplication,
  type Kept,
  refreshStanding,
  sendKept,
} from "#joining/application.ts";
import { emptyDraft } from "#joining/draft.ts";
import { Accepted, NotSent, Refused, Waiting } from "#screens/join/states.tsx";
import { at } from "#shell.ts";
import { useDraft } from "#store/useDraft.ts";
import { say } from "#texts/say.ts";

type Props = { kept: Kept; onRefused: (trouble: Trouble | null) => void };

/** Where the application of this device stands; asked again whenever it is looked at. */
export function Standing({ kept, onRefused }: Props) {
  const words = say().joining;
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isAsking, setAsking] = useState(true);
  const { drop } = useDraft("join", emptyDraft);
  const [sure, setSure] = useState(false);
  const ask = async () => {
    setAsking(true);
    const met = application.value?.token ? await refreshStanding() : await sendKept();
    setAsking(false);
    if (application.value) setTrouble(met);
    else onRefused(met);
  };
  useEffect(() => {
    void ask();
    const look = () => {
      if (document.visibilityState === "visible") void ask();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [isOnline.value]);

  const state = kept.standing?.state ?? null;
  const deed =
    state === "accepted" ? (
      <a class="deed" href={at("/sign-in")}>
        {say().welcome.signIn}
      </a>
    ) : kept.token ? (
      <button type="button" class="deed" aria-disabled={isAsking} onClick={() => void ask()}>
        {words.look}
      </button>
    ) : (
      <button type="button" class="deed" aria-disabled={isAsking} onClick={() => void ask()}>
        {words.sendAgain}
      </button>
    );
  return (
    <Screen title={words.yours} deeds={state === "refused" ? null : deed}>
      {state === null && <NotSent kept={kept} isAsking={isAsking} />}
      {state === "waiting" && <Waiting kept={kept} />}
      {state === "refused" && <Refused kept={kept} />}
      {state === "accepted" && <Accepted kept={kept} />}
      {trouble && <TroubleNotice trouble={trouble} />}
      {kept.token && (
        <p>
          <button type="button" class="slight" onClick={() => setSure(true)}>
            {words.another}
          </button>
        </p>
      )}
      {sure && (
        <SureDialog
          title={words.anotherSure}
          deed={words.anotherDeed}
          grave={false}
          onSure={() => {
            onRefused(null);
            drop();
            forgetApplication();
          }}
          onClose={() => setSure(false)}
        >
          <p>{words.anotherWhat(kept.name)}</p>
        </SureDialog>
      )}
    </Screen>
  );
}
