import { useCallback, useEffect, useRef, useState } from "preact/hooks";

import type { Answer, Trouble } from "@mereau/ui/asking/ask.ts";

/** What a screen shows of one answer of the API: nothing yet, the answer, or why there is none. */
export type Shown<Value> = { value: Value | null; trouble: Trouble | null; refresh: () => Promise<void> };

/**
 * Asks when the screen opens, and whenever `about` changes. Asked anew, what was shown stays until the answer is there; an answer that
 * comes after another question was asked is dropped.
 */
export function useAnswer<Value>(asked: () => Promise<Answer<Value>>, about = ""): Shown<Value> {
  const [shown, setShown] = useState<{ about: string; value: Value | null; trouble: Trouble | null }>({
    about,
    value: null,
    trouble: null,
  });
  const latest = useRef(0);
  const refresh = useCallback(async () => {
    const turn = (latest.current += 1);
    const answer = await asked();
    if (turn !== latest.current) return;
    setShown((before) =>
      answer.ok
        ? { about, value: answer.value, trouble: null }
        : { about, value: before.about === about ? before.value : null, trouble: answer.trouble },
    );
  }, [about]);
  useEffect(() => void refresh(), [refresh]);
  const isOfThis = shown.about === about;
  return { value: isOfThis ? shown.value : null, trouble: isOfThis ? shown.trouble : null, refresh };
}
