import { useState } from "preact/hooks";

import type { Lock } from "#keys/deviceKey.ts";
import { Unlock } from "#screens/pin/Unlock.tsx";
import { say } from "#texts/say.ts";

type Props = {
  by: Lock["by"];
  onUnlocked: (seed: Uint8Array<ArrayBuffer>) => void;
  onAnew: () => void;
};

/** How this phone is protected, and the ways to change that: with the key kept, or with a new one. */
export function Protected({ by, onUnlocked, onAnew }: Props) {
  const words = say().deviceCode;
  const [unlocking, setUnlocking] = useState(false);
  return (
    <>
      <p>{words.by[by]}</p>
      <button type="button" class="other" onClick={() => setUnlocking(true)}>
        {words.change}
      </button>
      <button type="button" class="slight" onClick={onAnew}>
        {by === "pin" ? say().pin.forgotten : say().pin.instead}
      </button>
      <p class="soft">{words.lost}</p>
      {unlocking && (
        <Unlock
          purpose={words.toChange}
          onUnlocked={async (seed) => onUnlocked(seed)}
          onClose={() => setUnlocking(false)}
        />
      )}
    </>
  );
}
