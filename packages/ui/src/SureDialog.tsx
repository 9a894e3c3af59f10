import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

export type SureProps = {
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

type Props = SureProps & { words: { loading: string; cancel: string } };

/** Asks once more before what cannot be undone. Each app says its own words in it. */
export function SureDialog(props: Props) {
  const { title, children, deed, grave = true, ready = true, busy = false, onSure, onClose, words } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="sure-title" onClose={onClose}>
      <form
        class="page-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) onSure();
        }}
      >
        <h2 id="sure-title">{title}</h2>
        {children}
        <button class={`deed${grave ? " grave" : ""}`} aria-disabled={!ready || busy}>
          {busy ? words.loading : deed}
        </button>
        <button type="button" class="other" onClick={() => dialog.current?.close()}>
          {words.cancel}
        </button>
      </form>
    </dialog>
  );
}
