import { useState } from "preact/hooks";

import { tell } from "#frame/Tidings.tsx";
import { PasskeyTrouble } from "#screens/security/PasskeyTrouble.tsx";
import { say } from "#screens/security/texts.ts";
import { addPasskey, knowsPasskeys, type PasskeyFailure } from "#session/passkeys.ts";
import { say as common } from "#texts/common.ts";

/** Makes a passkey in this browser, where it can. */
export function AddPasskey({ onAdded }: { onAdded: () => void }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<PasskeyFailure | null>(null);
  const add = async () => {
    if (busy) return;
    setBusy(true);
    const made = await addPasskey();
    setBusy(false);
    setFailure(made.ok ? null : made.trouble);
    if (!made.ok) return;
    tell(say().passkeyAdded);
    onAdded();
  };
  if (!knowsPasskeys()) return null;
  return (
    <>
      {failure && <PasskeyTrouble trouble={failure} />}
      <div class="deeds">
        <button type="button" class="other" aria-disabled={busy} onClick={() => void add()}>
          {busy ? common().loading : say().passkeyAdd}
        </button>
      </div>
    </>
  );
}
