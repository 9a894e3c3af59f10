import { useLayoutEffect } from "preact/hooks";

import { type Key, keyOf } from "#screens/till/keys.ts";
import { say } from "#texts/say.ts";

const rows: readonly Key[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "mark", "0", "back"];

type Props = { hasMark: boolean; onKey: (key: Key) => void; onEnter: () => void };

/** Large keys for an amount. A keyboard’s own digits work as well, and its Enter is the deed. */
export function Pad({ hasMark, onKey, onEnter }: Props) {
  const { till, pay } = say();
  // At once, so that Enter right after a digit charges with it
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { ctrlKey, metaKey, altKey, target } = event;
      if (ctrlKey || metaKey || altKey || target instanceof HTMLInputElement) return;
      const isElsewhere = target instanceof Element && target.matches("a, button, select");
      const key = keyOf(event.key);
      if (key !== null) onKey(key);
      else if (event.key === "Enter" && !isElsewhere) onEnter();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [onKey, onEnter]);
  return (
    // A tap on a key does not take the focus, so that Enter after it is not that key again
    <div class="pad" role="group" aria-label={till.pad} onMouseDown={(event) => event.preventDefault()}>
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
