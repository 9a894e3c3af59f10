import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/pin/pin.css";

export type Unlocking = {
  /** What is being confirmed, in words. */
  purpose: string;
  /** Receives the seed, and wipes it. */
  onUnlocked: (seed: Uint8Array<ArrayBuffer>) => Promise<void>;
  onClose: () => void;
};

type Props = Pick<Unlocking, "purpose" | "onClose"> & {
  title: string;
  /** What goes on, or went wrong. */
  told: string | null;
  isWrong: boolean;
  /** The key is lost here: a new one is to be made. */
  isGone: boolean;
  /** What else can be done where this does not work. */
  instead: string;
  children: ComponentChildren;
};

/** What stands around any way to unlock this device's key: what for, how it goes, and the ways out. */
export function UnlockDialog(props: Props) {
  const { title, purpose, told, isWrong, isGone, instead, onClose, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="pin" aria-labelledby="pin-title" onClose={onClose}>
      <h2 id="pin-title">{title}</h2>
      <p class="soft">{purpose}</p>
      {!isGone && children}
      <p role="status" class={isWrong ? "wrong" : "soft"}>
        {told}
      </p>
      {isGone ? (
        <a class="deed" href={at("/me/code?anew")}>
          {say().home.protectNow}
        </a>
      ) : (
        <>
          <button type="button" class="other" onClick={() => dialog.current?.close()}>
            {say().common.cancel}
          </button>
          <a class="slight" href={at("/me/code?anew")}>
            {instead}
          </a>
        </>
      )}
    </dialog>
  );
}
