import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { underWay } from "#paying/orders.ts";
import { signOut } from "#session/session.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

/** Asks once more before signing out, and says what becomes of payments that have not left yet. */
export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const words = say().me;
  const { route } = useLocation();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    const refused = await signOut();
    setBusy(false);
    setTrouble(refused);
    if (!refused) route(at("/"), true);
  };
  return (
    <SureDialog
      title={words.signOutSure}
      deed={words.signOut}
      busy={busy}
      onSure={() => void leave()}
      onClose={onClose}
    >
      <p>{words.signOutWhat}</p>
      {underWay.value.length > 0 && <p class="notice warn">{words.signOutWaiting(underWay.value.length)}</p>}
      {trouble && <TroubleNotice trouble={trouble} />}
    </SureDialog>
  );
}
