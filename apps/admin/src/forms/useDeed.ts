import { useRef, useState } from "preact/hooks";

import type { Answer, Trouble } from "@mereau/ui/asking/ask.ts";

/**
 * Something that is done once when it is asked for: a second tap while it is under way does nothing, and what refused it is kept to be
 * shown. Answers the value, or null when it was refused.
 */
export function useDeed<Given extends readonly unknown[], Value>(
  carryOut: (...given: Given) => Promise<Answer<Value>>,
) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const underWay = useRef(false);
  const run = async (...given: Given): Promise<Value | null> => {
    if (underWay.current) return null;
    underWay.current = true;
    setBusy(true);
    setTrouble(null);
    const answer = await carryOut(...given);
    underWay.current = false;
    setBusy(false);
    if (!answer.ok) setTrouble(answer.trouble);
    return answer.ok ? answer.value : null;
  };
  return { run, busy, trouble, forget: () => setTrouble(null) };
}
