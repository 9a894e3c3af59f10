import { now } from "@mereau/ui/clock.ts";
import type { Acceptance } from "#joining/accepting.ts";
import type { InForce } from "#screens/documents/documents.ts";
import { SignedWith } from "#screens/documents/SignedWith.tsx";
import { say } from "#texts/say.ts";
import { dayOf } from "#words/when.ts";

type Props = { text: InForce; accepted: Acceptance | null; onRead: () => void };

/** One text in force: which version, since when, when one accepted it, and with what one signed it. */
export function InForceCard({ text, accepted, onRead }: Props) {
  const { documents: words, joining } = say();
  return (
    <section class="card text">
      <h2>{joining.documents[text.document]}</h2>
      <p class="soft">
        {joining.version(text.version)} · {words.since(dayOf(text.inForceFrom, now()))}
      </p>
      <p>{accepted ? words.accepted(dayOf(accepted.at, now())) : words.notYet}</p>
      {accepted && <SignedWith key={accepted.signed?.signature} one={accepted} />}
      <button type="button" class={accepted ? "other" : "deed"} onClick={onRead}>
        {joining.read[text.document]}
      </button>
    </section>
  );
}
