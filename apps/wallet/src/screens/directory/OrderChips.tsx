import { useState } from "preact/hooks";

import { askPosition, nearTo, type NoPosition } from "#screens/directory/position.ts";
import { say } from "#texts/say.ts";

type Props = { everybody: boolean; onChange: (everybody: boolean) => void };

/** Whom one sees, and whether what is near comes first. Only here, and only when asked to, the device says where it is. */
export function OrderChips({ everybody, onChange }: Props) {
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
        {[false, true].map((all) => (
          <button
            key={String(all)}
            type="button"
            class="chip"
            aria-pressed={everybody === all}
            onClick={() => onChange(all)}
          >
            {all ? words.everybody : words.providers}
          </button>
        ))}
      </div>
      <div role="status">
        {state === "asking" && <p class="soft">{words.locating}</p>}
        {state !== null && state !== "asking" && <p class="notice warn">{words.noPosition[state]}</p>}
        {isNear && everybody && <p class="soft">{words.placedOnly}</p>}
      </div>
    </>
  );
}
