import { useState } from "preact/hooks";

import { Screen } from "#frame/Screen.tsx";
import { tell } from "#frame/Tidings.tsx";
import { addPasskey, type Failure, knowsPasskeys } from "#keys/webauthn.ts";
import { PasskeyTrouble } from "#screens/passkeys/PasskeyTrouble.tsx";
import { slug } from "#shell.ts";
import { say } from "#texts/say.ts";

const KEY = `mereau:${slug}:passkey-offered`;

/** Whether whoever came in by a code is offered a passkey: once on each device that asks for a finger, a face or its own code. */
export async function isToBeOffered(): Promise<boolean> {
  if (!knowsPasskeys() || localStorage.getItem(KEY) !== null) return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

/** Offers to come in without a code the next time. */
export function OfferPasskey({ onDone }: { onDone: () => void }) {
  const words = say().passkeys;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const leave = () => {
    localStorage.setItem(KEY, "yes");
    onDone();
  };
  const add = async () => {
    setBusy(true);
    const made = await addPasskey();
    setBusy(false);
    if (!made.ok) return setFailure(made.trouble);
    tell(words.added);
    leave();
  };
  const deeds = (
    <>
      <button class="deed" disabled={busy} onClick={() => void add()}>
        {busy ? say().common.loading : words.add}
      </button>
      <button class="other" onClick={leave}>
        {words.later}
      </button>
    </>
  );
  return (
    <Screen title={words.offer} back={null} deeds={deeds}>
      <p>{words.offerLead}</p>
      {failure && <PasskeyTrouble trouble={failure} silent={words.silent} />}
    </Screen>
  );
}
