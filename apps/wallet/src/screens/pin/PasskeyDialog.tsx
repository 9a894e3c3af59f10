import { useEffect, useRef, useState } from "preact/hooks";

import type { DeviceKey, Lock } from "#keys/deviceKey.ts";
import { unlockWithDerived } from "#keys/vault.ts";
import { derive } from "#keys/webauthn.ts";
import { UnlockDialog, type Unlocking } from "#screens/pin/UnlockDialog.tsx";
import { say } from "#texts/say.ts";

type Props = Unlocking & { deviceKey: DeviceKey; lock: Extract<Lock, { by: "passkey" }> };

/** Has the device ask for its owner's finger or face, at once; the passkey then opens the key. */
export function PasskeyDialog({ purpose, onUnlocked, onClose, deviceKey, lock }: Props) {
  const words = say().pin;
  const [state, setState] = useState<"asking" | "signing" | "silent" | "failed" | "gone">("asking");
  const leaving = useRef(new AbortController());

  const ask = async () => {
    setState("asking");
    const { signal } = leaving.current;
    const used = await derive(lock.rpId, [lock.credential], lock.salt, signal);
    if (signal.aborted) return;
    if (!used.ok)
      return setState(
        used.trouble.kind === "browser" && used.trouble.why === "cancelled" ? "silent" : "gone",
      );
    const { derived } = used.value;
    const seed = derived && (await unlockWithDerived(deviceKey, derived));
    if (!seed) return setState("gone");
    setState("signing");
    try {
      await onUnlocked(seed);
    } catch {
      setState("failed");
    }
  };
  useEffect(() => {
    void ask();
    return () => leaving.current.abort();
  }, []);
  const told = {
    asking: words.asking,
    signing: words.signing,
    silent: words.silent,
    failed: say().trouble.unreachable,
    gone: words.passkeyGone,
  };
  return (
    <UnlockDialog
      title={words.passkeyTitle}
      purpose={purpose}
      told={told[state]}
      isWrong={state !== "asking" && state !== "signing"}
      isGone={state === "gone"}
      instead={words.instead}
      onClose={onClose}
    >
      <button
        type="button"
        class="deed"
        aria-disabled={state === "asking" || state === "signing"}
        onClick={() => {
          if (state === "silent" || state === "failed") void ask();
        }}
      >
        {words.again}
      </button>
    </UnlockDialog>
  );
}
