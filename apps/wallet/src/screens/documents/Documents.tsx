import { useState } from "preact/hooks";

import type { Trouble } from "#api/ask.ts";
import { now } from "#clock.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { textsFor } from "#joining/documents.ts";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { Earlier } from "#screens/documents/Earlier.tsx";
import { accept, type Agreed, readAgreed } from "#screens/documents/documents.ts";
import { ReadDialog } from "#screens/join/ReadDialog.tsx";
import { ContactFacts } from "#screens/join/ContactFacts.tsx";
import { member, refreshHome } from "#session/home.ts";
import { community } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { dayOf } from "#words/when.ts";
import "#screens/documents/documents.css";

type InForce = Agreed["texts"][number];

/** The charter and the terms: to read again, and to accept where a version is new. */
export function Documents() {
  const words = say().documents;
  const { seen, trouble, again } = useSeen<Agreed>("documents", readAgreed);
  const [open, setOpen] = useState<InForce | null>(null);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const problem = refused ?? trouble;
  const { accepted = [] } = seen?.value ?? {};
  const texts = textsFor(seen?.value.texts ?? [], member()?.type ?? "");
  const acceptedAt = (text: InForce) => accepted.find((one) => isSame(one, text))?.at ?? null;
  const waiting = texts.filter((text) => acceptedAt(text) === null);

  const agree = async (text: InForce) => {
    setOpen(null);
    setRefused(null);
    const answer = await accept(text);
    if (answer.ok) tell(words.noted);
    else setRefused(answer.trouble);
    again();
    void refreshHome();
  };
  return (
    <Screen title={words.title} back="/me">
      {problem && <TroubleNotice trouble={problem} onRetry={again} />}
      {!seen && !trouble && <WaitingRows count={2} />}
      {seen && <StaleNote at={seen.at} trouble={trouble} />}
      {seen && texts.length === 0 && <p class="card soft">{words.none}</p>}
      {waiting.length > 0 && (
        <div class="notice warn">
          <b>{words.asked(waiting.length)}</b>
          <span>{words.nothingBlocked}</span>
        </div>
      )}
      {texts.map((text) => (
        <InForceCard
          key={text.document}
          text={text}
          acceptedAt={acceptedAt(text)}
          onRead={() => setOpen(text)}
        />
      ))}
      {waiting.length > 0 && (
        <section class="disagree">
          <h2>{words.disagree}</h2>
          <p>{words.disagreeAdvice}</p>
          <ContactFacts contact={community.joining.contact} />
        </section>
      )}
      <Earlier accepted={accepted.filter((one) => !texts.some((text) => isSame(one, text)))} />
      {open && (
        <ReadDialog
          text={open}
          trouble={null}
          onRetry={again}
          onAccept={acceptedAt(open) === null ? () => void agree(open) : null}
          onClose={() => setOpen(null)}
        />
      )}
    </Screen>
  );
}

type Named = { document: string; version: string };

const isSame = (one: Named, other: Named): boolean =>
  one.document === other.document && one.version === other.version;

type CardProps = { text: InForce; acceptedAt: number | null; onRead: () => void };

/** One text in force: which version, since when, and when one accepted it. */
function InForceCard({ text, acceptedAt, onRead }: CardProps) {
  const { documents: words, joining } = say();
  const style = acceptedAt === null ? "deed" : "other";
  return (
    <section class="card text">
      <h2>{joining.documents[text.document]}</h2>
      <p class="soft">
        {joining.version(text.version)} · {words.since(dayOf(text.inForceFrom, now()))}
      </p>
      <p>{acceptedAt === null ? words.notYet : words.accepted(dayOf(acceptedAt, now()))}</p>
      <button type="button" class={style} onClick={onRead}>
        {joining.read[text.document]}
      </button>
    </section>
  );
}
