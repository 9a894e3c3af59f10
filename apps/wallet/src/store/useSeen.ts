import { useEffect, useState } from "preact/hooks";

import type { Answer, Trouble } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { recall, remember, type Seen } from "#store/seen.ts";

type Read<Value> = {
  /** What this device knew, then what the API says; null: nothing yet. */
  seen: Seen<Value> | null;
  /** Why it could not be made newer. */
  trouble: Trouble | null;
  again: () => void;
  /** Puts what another answer has just told in its place. */
  put: (value: Value) => void;
};

/** Something of the API under a name of its own: at once as it was last seen, then as it is. */
export function useSeen<Value>(name: string, read: () => Promise<Answer<Value>>): Read<Value> {
  const [found, setFound] = useState<{ name: string; seen: Seen<Value> } | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isLeft = false;
    setTrouble(null);
    void (async () => {
      const asked = read();
      const before = await recall<Value>(name);
      if (!isLeft && before) setFound((newer) => (newer?.name === name ? newer : { name, seen: before }));
      const answer = await asked;
      if (isLeft) return;
      if (!answer.ok) return setTrouble(answer.trouble);
      setFound({ name, seen: { value: answer.value, at: now() } });
      await remember(name, answer.value);
    })();
    return () => {
      isLeft = true;
    };
  }, [name, round]);
  return {
    seen: found?.name === name ? found.seen : null,
    trouble,
    again: () => setRound((count) => count + 1),
    put: (value) => {
      setFound({ name, seen: { value, at: now() } });
      void remember(name, value);
    },
  };
}
