import { useEffect, useRef } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Text } from "#joining/documents.ts";
import { say } from "#texts/say.ts";
import "#screens/join/join.css";

type Props = {
  text: Text;
  trouble: Trouble | null;
  onRetry: () => void;
  /** Null: there is nothing to accept. */
  onAccept: (() => void) | null;
  onClose: () => void;
};

/** A text to read at leisure, and to accept at its end. */
export function ReadDialog({ text, trouble, onRetry, onAccept, onClose }: Props) {
  const words = say().joining;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Else the browser goes to the first button, which is below the text
    heading.current?.focus();
  }, []);
  return (
    <dialog ref={dialog} class="sheet reading" aria-labelledby="reading-title" onClose={onClose}>
      <h2 id="reading-title" ref={heading} tabIndex={-1}>
        {words.documents[text.document]}
      </h2>
      <p class="soft">{words.version(text.version)}</p>
      {text.text === null && trouble && <TroubleNotice trouble={trouble} onRetry={onRetry} />}
      {text.text === null && !trouble && <p class="soft">{say().common.loading}</p>}
      <div class="prose">
        {(text.text ?? "").split(/\n\s*\n/).map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
      <div class="deeds">
        {text.text !== null && onAccept && (
          <button type="button" class="deed" onClick={onAccept}>
            {words.agree[text.document]}
          </button>
        )}
        <button type="button" class="other" onClick={() => dialog.current?.close()}>
          {say().common.close}
        </button>
      </div>
    </dialog>
  );
}
