import { useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { removePhoto, sendPhoto } from "#screens/profile/photo.ts";
import { shrink } from "@mereau/ui/shrink.ts";
import { say } from "#texts/say.ts";
import { pictureOf } from "#words/picture.ts";

type Props = { id: string; name: string; photo: string | null; onChange: (photo: string | null) => void };

/** One’s photo: chosen or taken, made small on this device and sent at once; taken away, and put back. */
export function PhotoDeeds({ id, name, photo, onChange }: Props) {
  const words = say().profile;
  const [busy, setBusy] = useState(false);
  const [removed, setRemoved] = useState<Blob | null>(null);
  const [trouble, setTrouble] = useState<Trouble | "unreadable" | null>(null);

  const begin = () => {
    setBusy(true);
    setTrouble(null);
  };
  const send = async (picture: Blob | null) => {
    if (!picture) setTrouble("unreadable");
    const answer = picture && (await sendPhoto(id, picture));
    setBusy(false);
    if (!answer) return;
    if (!answer.ok) return setTrouble(answer.trouble);
    setRemoved(null);
    onChange(answer.value);
    tell(words.photoSent);
  };
  const take = async ({ files }: HTMLInputElement) => {
    const file = files?.[0];
    if (!file || busy) return;
    begin();
    await send(await shrink(file));
  };
  const remove = async (hash: string) => {
    begin();
    const answer = await removePhoto(id, hash);
    setBusy(false);
    if (!answer.ok) return setTrouble(answer.trouble);
    setRemoved(answer.value);
    onChange(null);
  };
  const choice = (label: string, capture: boolean) => (
    <label class={`chip${capture ? " takes" : ""}`}>
      <Icon name={capture ? "camera" : "image"} size={18} />
      {label}
      <input
        type="file"
        class="for-readers"
        accept="image/*"
        {...(capture && { capture: "environment" as const })}
        onChange={async ({ currentTarget }) => {
          await take(currentTarget);
          currentTarget.value = "";
        }}
      />
    </label>
  );
  return (
    <section class="own-photo" aria-label={words.photo}>
      <Token name={name} picture={pictureOf(photo)} large />
      <div class="filters">
        {choice(photo ? words.otherPhoto : words.choosePhoto, false)}
        {choice(words.takePhoto, true)}
        {photo !== null && (
          <button type="button" class="chip" disabled={busy} onClick={() => void remove(photo)}>
            {words.removePhoto}
          </button>
        )}
      </div>
      <div role="status">
        {busy && (
          <p class="soft">
            <progress aria-label={words.sendingPhoto} /> {words.sendingPhoto}
          </p>
        )}
        {removed && !busy && (
          <p class="notice">
            {words.photoRemoved}
            <button
              type="button"
              class="slight"
              onClick={() => {
                begin();
                void send(removed);
              }}
            >
              {words.putBack}
            </button>
          </p>
        )}
      </div>
      {trouble === "unreadable" ? (
        <p class="notice bad" role="alert">
          {words.unreadable}
        </p>
      ) : (
        trouble && <TroubleNotice trouble={trouble} />
      )}
    </section>
  );
}
