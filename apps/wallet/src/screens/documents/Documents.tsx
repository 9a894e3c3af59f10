import { useState } from "preact/hooks";

import { sha256 } from "@mereau/shared/crypto/sha256.ts";
import type { Answer, Trouble } from "@mereau/ui/asking/ask.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { accept, type Accepted, isUnsigned, signAll } from "#joining/accepting.ts";
import { textsFor } from "#joining/documents.ts";
import { keyOwner } from "#keys/owner.ts";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { Earlier } from "#screens/documents/Earlier.tsx";
import { type Agreed, type InForce, isSame, readAgreed } from "#screens/documents/documents.ts";
import { ReadDialog } from "#screens/join/ReadDialog.tsx";
import { InForceCard } from "#screens/documents/InForceCard.tsx";
import { ContactFacts } from "#screens/join/ContactFacts.tsx";
import { useUnlock } from "#screens/pin/useUnlock.tsx";
import { member, refreshHome } from "#session/home.ts";
import { community } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import "#screens/documents/documents.css";

/** The charter and the terms: to read again, and to accept where a version is new. */
export function Documents() {
  const words = say().documents;
  const { seen, trouble, again } = useSeen<Agreed>("documents", readAgreed);
  const [open, setOpen] = useState<InForce | null>(null);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const { unlock, close, dialog } = useUnlock();
  const me = member()?.id ?? "";
  const hasKey = keyOwner.value === me;
  const problem = refused ?? trouble;
  const { accepted = [] } = seen?.value ?? {};
  const texts = textsFor(seen?.value.texts ?? [], member()?.type ?? "");
  const acceptedOf = (text: InForce) => accepted.find((one) => isSame(one, text)) ?? null;
  const waiting = texts.filter((text) => !acceptedOf(text));
  const unsigned = accepted.filter(isUnsigned);

  const finish = (answer: Answer<unknown>) => {
    close();
    if (answer.ok) tell(words.noted);
    else setRefused(answer.trouble);
    again();
    void refreshHome();
  };
  /** With what is new, all that was only recorded before is signed. */
  const sign = (anew: Accepted[]) =>
    unlock({
      purpose: words.toSign,
      onUnlocked: async (key, seed) => finish(await signAll(key, seed, [...anew, ...unsigned])),
    });
  const agree = async ({ document, version, text }: InForce) => {
    setOpen(null);
    setRefused(null);
    if (!hasKey) return finish(await accept({ document, version }));
    // The device signs what was read on it, not what it was told
    await sign([{ document, version, hash: await sha256(text) }]);
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
          accepted={acceptedOf(text)}
          onRead={() => setOpen(text)}
        />
      ))}
      {hasKey && unsigned.length > 0 && (
        <button type="button" class="other" onClick={() => void sign([])}>
          {words.sign}
        </button>
      )}
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
          onAccept={acceptedOf(open) ? null : () => void agree(open)}
          onClose={() => setOpen(null)}
        />
      )}
      {dialog}
    </Screen>
  );
}
