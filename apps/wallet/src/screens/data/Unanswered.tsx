import { useState } from "preact/hooks";

import { Seal } from "@mereau/ui/Seal.tsx";
import { Screen } from "#frame/Screen.tsx";
import { type Asked, leave } from "#screens/data/leave.ts";
import { community } from "#shell.ts";
import { say } from "#texts/say.ts";

/** Nothing has come back: it may be done, and the same is asked again until it is known. */
export function Unanswered({ asked }: { asked: Asked }) {
  const { common, data: words } = say();
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    await leave(asked);
    setBusy(false);
  };
  const deed = (
    <button type="button" class="deed" aria-disabled={busy} onClick={() => busy || void again()}>
      {busy ? common.loading : words.askAgain}
    </button>
  );
  return (
    <Screen title={words.leave(community.name)} back={null} deeds={deed}>
      <Seal kind="unknown" />
      <p role="status">{words.unanswered}</p>
    </Screen>
  );
}
