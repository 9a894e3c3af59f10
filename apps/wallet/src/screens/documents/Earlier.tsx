import { useState } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { Icon } from "@mereau/ui/icons.tsx";
import type { Acceptance } from "#joining/accepting.ts";
import { readVersion } from "#screens/documents/documents.ts";
import { SignedWith } from "#screens/documents/SignedWith.tsx";
import { ReadDialog } from "#screens/join/ReadDialog.tsx";
import { say } from "#texts/say.ts";
import { dayOf } from "#words/when.ts";

/** What was accepted before and is in force no more: it stays readable. */
export function Earlier({ accepted }: { accepted: readonly Acceptance[] }) {
  const { documents: words, joining } = say();
  const [open, setOpen] = useState<Acceptance | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  if (accepted.length === 0) return null;
  const read = async (one: Acceptance) => {
    setOpen(one);
    setText(null);
    setTrouble(null);
    const answer = await readVersion(one);
    if (answer.ok) setText(answer.value.text);
    else setTrouble(answer.trouble);
  };
  return (
    <section class="earlier">
      <h2>{words.earlier}</h2>
      <ul class="rows">
        {accepted.map((one) => (
          <li key={one.document + one.version}>
            <button type="button" class="row bare" onClick={() => void read(one)}>
              <span>
                <b>
                  {joining.documents[one.document]}, {joining.version(one.version)}
                </b>
                <small>{words.accepted(dayOf(one.at, now()))}</small>
                <SignedWith key={one.signed?.signature} one={one} />
              </span>
              <Icon name="forward" size={18} />
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <ReadDialog
          text={{ ...open, types: [], text }}
          trouble={trouble}
          onRetry={() => void read(open)}
          onAccept={null}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
