import { useEffect, useRef, useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { watchFrames } from "#screens/scan/frames.ts";
import { useCamera } from "#screens/scan/useCamera.ts";
import { say } from "#texts/say.ts";

/** What the camera sees, or why it does not yet, in a frame that keeps its size. `onRead` hears every code that comes before it. */
export function Viewfinder({ onRead }: { onRead: (text: string) => void }) {
  const words = say().scan;
  const video = useRef<HTMLVideoElement>(null);
  const hear = useRef(onRead);
  hear.current = onRead;
  const { state, open, torch } = useCamera(video);
  const [noReader, setNoReader] = useState(false);
  useEffect(() => {
    if (state !== "live" || !video.current) return;
    const leaving = new AbortController();
    setNoReader(false);
    watchFrames(video.current, { signal: leaving.signal, onRead: (text) => hear.current(text) }).catch(() =>
      setNoReader(true),
    );
    return () => leaving.abort();
  }, [state]);
  const isOpen = state === "live" || state === "opening" || state === "unknown";
  return (
    <div class={`viewfinder${isOpen ? " open" : ""}`}>
      <video ref={video} muted playsInline aria-hidden="true" hidden={!isOpen} />
      {isOpen ? (
        <>
          <span class="aim" aria-hidden="true" />
          <p role="status">{noReader ? words.noReader : state === "live" ? words.aim : ""}</p>
        </>
      ) : (
        <div class="asking">
          <p>{state === "ask" ? words.why : state === "denied" ? words.denied : words.absent}</p>
          {state !== "absent" && (
            <button type="button" class="other" onClick={open}>
              <Icon name="camera" />
              {state === "denied" ? say().common.retry : words.allow}
            </button>
          )}
        </div>
      )}
      {torch && (
        <button type="button" class="chip torch" aria-pressed={torch.on} onClick={torch.toggle}>
          {words.torch}
        </button>
      )}
    </div>
  );
}
