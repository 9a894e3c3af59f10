import { useId, useState } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import type { Text } from "#joining/documents.ts";
import { ReadDialog } from "#screens/join/ReadDialog.tsx";
import { say } from "#texts/say.ts";

type Props = {
  text: Text;
  isAccepted: boolean;
  wrong: string | null;
  trouble: Trouble | null;
  onRetry: () => void;
  onChange: (isAccepted: boolean) => void;
};

/** One text: a box that names its version, and the text itself to read. */
export function Agreeing({ text, isAccepted, wrong, trouble, onRetry, onChange }: Props) {
  const words = say().joining;
  const [reading, setReading] = useState(false);
  const id = useId();
  return (
    <div class="agreeing">
      <label class="choice">
        <input
          type="checkbox"
          checked={isAccepted}
          aria-invalid={wrong !== null}
          aria-describedby={wrong ? id : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>
          {words.accept[text.document]}
          <small>{words.version(text.version)}</small>
        </span>
      </label>
      {wrong && (
        <span class="wrong" id={id} role="alert">
          {wrong}
        </span>
      )}
      <button type="button" class="slight" onClick={() => setReading(true)}>
        {words.read[text.document]}
      </button>
      {reading && (
        <ReadDialog
          text={text}
          trouble={trouble}
          onRetry={onRetry}
          onAccept={() => {
            onChange(true);
            setReading(false);
          }}
          onClose={() => setReading(false)}
        />
      )}
    </div>
  );
}
