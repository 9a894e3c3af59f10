import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { say } from "#texts/common.ts";

type Props = {
  title: string;
  /** What follows from it. */
  children?: ComponentChildren;
  /** What the button says: the deed itself. */
  deed: string;
  grave?: boolean;
  /** False: something is still to be ticked, typed or chosen. */
  ready?: boolean;
  busy?: boolean;
  onSure: () => void;
  onClose: () => void;
};

/** Asks once more before what cannot be undone. */
export function SureDialog(props: Props) {
  const { title, children, deed, grave = true, ready = true, busy = false, onSure, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="sure-title" onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) onSure();
        }}
      >
        <h2 id="sure-title">{title}</h2>
        {children}
        <div class="deeds">
          <button class={`deed${grave ? " grave" : ""}`} aria-disabled={!ready || busy}>
            {busy ? say().loading : deed}
          </button>
          <button type="button" class="other" onClick={() => dialog.current?.close()}>
            {say().cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
