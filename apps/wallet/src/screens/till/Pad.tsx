import { useEffect } from "preact/hooks";

import { type Key, keyOf } from "#screens/till/keys.ts";
import { say } from "#texts/say.ts";

const rows: readonly Key[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "mark", "0", "back"];

/** Large keys for an amount. A keyboard’s own digits work as well. */
export function Pad({ hasMark, onKey }: { hasMark: boolean; onKey: (key: Key) => void }) {
  const { till, pay } = say();
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const key = event.ctrlKey || event.metaKey || event.altKey ? null : keyOf(event.key);
      if (key === null || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      onKey(key);
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [onKey]);
  return (
    <div class="pad" role="group" aria-label={till.pad}>
      {rows.map((key) => (
        <button
          key={key}
          type="button"
          disabled={key === "mark" && !hasMark}
          aria-label={key === "mark" ? till.mark : key === "back" ? till.erase : undefined}
          onClick={() => onKey(key)}
        >
          {key === "mark" ? pay.decimalMark : key === "back" ? "⌫" : key}
        </button>
      ))}
    </div>
  );
}
