import { useEffect, useRef, useState } from "preact/hooks";

import { PIN_LENGTH, unlockWithPin } from "#keys/vault.ts";
import { PinInput } from "#screens/pin/PinInput.tsx";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/pin/pin.css";

type Props = {
  /** What is being confirmed, in words. */
  purpose: string;
  /** Receives the seed, and wipes it. */
  onUnlocked: (seed: Uint8Array<ArrayBuffer>) => Promise<void>;
  onClose: () => void;
};

/** Asks for the device's PIN; the last digit confirms. */
export function PinDialog({ purpose, onUnlocked, onClose }: Props) {
  const words = say().pin;
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const [told, setTold] = useState<string | null>(null);
  const [state, setState] = useState<"typing" | "signing" | "gone">("typing");
  useEffect(() => dialog.current?.showModal(), []);

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
    <dialog ref={dialog} class="pin" aria-labelledby="pin-title" onClose={onClose}>
      <h2 id="pin-title">{words.title}</h2>
      <p class="soft">{purpose}</p>
      {state !== "gone" && (
        <PinInput
          label={words.label}
          value={typed}
          wrong={told !== null}
          readOnly={state === "signing"}
          onInput={enter}
        />
      )}
      <p role="status" class={told ? "wrong" : "soft"}>
        {state === "signing" ? words.signing : told}
      </p>
      {state === "gone" ? (
        <a class="deed" href={at("/me/code")}>
          {say().home.protectNow}
        </a>
      ) : (
        <button type="button" class="other" onClick={() => dialog.current?.close()}>
          {say().common.cancel}
        </button>
      )}
      {state !== "gone" && (
        <a class="slight" href={at("/me/code")}>
          {words.forgotten}
        </a>
      )}
    </dialog>
  );
}
