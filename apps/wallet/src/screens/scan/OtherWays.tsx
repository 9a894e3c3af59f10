import { useEffect, useRef, useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { readImage } from "#screens/scan/frames.ts";
import { readsTags, watchTags } from "#screens/scan/nfc.ts";
import { say } from "#texts/say.ts";

type Props = {
  onRead: (text: string) => void;
  /** Hears why nothing could be read. */
  onTold: (sentence: string | null) => void;
};

/** Where the camera does not reach: a picture, what was copied, a tag. */
export function OtherWays({ onRead, onTold }: Props) {
  const words = say().scan;
  const fromImage = async (file: File | undefined) => {
    if (!file) return;
    onTold(say().common.loading);
    try {
      const text = await readImage(file);
      if (text === null) return onTold(words.noCodeInImage);
      onTold(null);
      onRead(text);
    } catch {
      onTold(words.noReader);
    }
  };
  const paste = async () => {
    try {
      onRead(await navigator.clipboard.readText());
    } catch {
      onTold(words.cannotPaste);
    }
  };
  return (
    <div class="ways">
      <label class="chip">
        <Icon name="image" size={18} />
        {words.image}
        <input
          type="file"
          accept="image/*"
          class="for-readers"
          onChange={(event) => {
            void fromImage(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </label>
      <button type="button" class="chip" onClick={() => void paste()}>
        {words.paste}
      </button>
      {readsTags && <TagButton onRead={onRead} onTold={onTold} />}
    </div>
  );
}

/** Listens for a tag from when it is asked to until one leaves. */
function TagButton({ onRead, onTold }: Props) {
  const words = say().scan;
  const leaving = useRef<AbortController | null>(null);
  const [listens, setListens] = useState(false);
  useEffect(() => () => leaving.current?.abort(), []);
  const listen = async () => {
    leaving.current ??= new AbortController();
    const may = await watchTags(leaving.current.signal, onRead);
    setListens(may);
    onTold(may ? words.holdTag : words.tagDenied);
  };
  return (
    <button type="button" class="chip" aria-pressed={listens} onClick={() => void listen()}>
      <Icon name="nfc" size={18} />
      {words.tag}
    </button>
  );
}
