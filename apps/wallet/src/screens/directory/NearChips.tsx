import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import { askPosition, nearTo, type NoPosition } from "#screens/directory/position.ts";
import { say } from "#texts/say.ts";

type Props = {
  /** What is said while what is near comes first. */
  note?: string | null;
  children?: ComponentChildren;
};

/** Whether what is near comes first. Only here, and only when asked to, the device says where it is. */
export function NearChips({ note, children }: Props) {
  const words = say().directory;
  const [state, setState] = useState<"asking" | NoPosition | null>(null);
  const isNear = nearTo.value !== null;
  const look = async () => {
    if (isNear) return void (nearTo.value = null);
    setState("asking");
    const found = await askPosition();
    setState(typeof found === "string" ? found : null);
    if (typeof found !== "string") nearTo.value = found;
  };
  return (
    <>
      <div class="chips" role="group" aria-label={words.whom}>
        <button type="button" class="chip" aria-pressed={isNear} onClick={() => void look()}>
          {words.near}
        </button>
        {children}
      </div>
      <div role="status">
        {state === "asking" && <p class="soft">{words.locating}</p>}
        {state !== null && state !== "asking" && <p class="notice warn">{words.noPosition[state]}</p>}
        {isNear && note && <p class="soft">{note}</p>}
      </div>
    </>
  );
}
