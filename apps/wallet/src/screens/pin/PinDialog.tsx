import { useState } from "preact/hooks";

import { PIN_LENGTH, unlockWithPin } from "#keys/vault.ts";
import { PinInput } from "#screens/pin/PinInput.tsx";
import { UnlockDialog, type Unlocking } from "#screens/pin/UnlockDialog.tsx";
import { say } from "#texts/say.ts";

/** Asks for the device's PIN; the last digit confirms. */
export function PinDialog({ purpose, onUnlocked, onClose }: Unlocking) {
  const words = say().pin;
  const [typed, setTyped] = useState("");
  const [told, setTold] = useState<string | null>(null);
  const [state, setState] = useState<"typing" | "signing" | "gone">("typing");

  const finish = async (seed: Uint8Array<ArrayBuffer>) => {
    try {
      await onUnlocked(seed);
    } catch {
      setTyped("");
      setState("typing");
      setTold(say().trouble.unreachable);
    }
  };
  const enter = async (pin: string) => {
    setTyped(pin);
    if (pin.length < PIN_LENGTH || state !== "typing") return;
    setState("signing");
    const unlocked = await unlockWithPin(pin);
    if (unlocked.ok) return finish(unlocked.seed);
    setTyped("");
    setState(unlocked.code === "wrong_pin" ? "typing" : "gone");
    setTold(unlocked.code === "wrong_pin" ? words.wrong(unlocked.left) : words.gone);
  };
  return (
    <UnlockDialog
      title={words.title}
      purpose={purpose}
      told={state === "signing" ? words.signing : told}
      isWrong={told !== null}
      isGone={state === "gone"}
      instead={words.forgotten}
      onClose={onClose}
    >
      <PinInput
        label={words.label}
        value={typed}
        wrong={told !== null}
        readOnly={state === "signing"}
        onInput={enter}
      />
    </UnlockDialog>
  );
}
