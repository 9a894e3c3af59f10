import { useCallback, useEffect, useRef, useState } from "preact/hooks";

import type { Answer, Trouble } from "@mereau/ui/asking/ask.ts";

type Page<Item> = { items: Item[]; next: string | null };

type State<Item> = {
  about: string;
  items: readonly Item[] | null;
  next: string | null;
  trouble: Trouble | null;
  busy: boolean;
};

/** A list of the API as far as it has been read. */
export type Pages<Item> = Omit<State<Item>, "about"> & {
  more: () => Promise<void>;
  refresh: () => Promise<void>;
};

/**
 * Reads a list page by page. `about` names what is asked for: when it changes the list begins anew, and an answer to an earlier
 * question is dropped.
 *
 * @param read one page, from the cursor on; null: the first
 */
export function usePages<Item>(
  read: (cursor: string | null) => Promise<Answer<Page<Item>>>,
  about: string,
): Pages<Item> {
  const fresh: State<Item> = { about, items: null, next: null, trouble: null, busy: true };
  const [state, setState] = useState(fresh);
  const turn = useRef(0);
  const load = useCallback(
    async (cursor: string | null) => {
      const mine = (turn.current += 1);
      setState((before) => (before.about === about ? { ...before, busy: true } : fresh));
      const answer = await read(cursor);
      if (mine !== turn.current) return;
      setState((before) => {
        const kept = before.about === about ? before : fresh;
        if (!answer.ok) return { ...kept, trouble: answer.trouble, busy: false };
        const { items, next } = answer.value;
        const known = cursor === null ? [] : (kept.items ?? []);
        return { about, items: [...known, ...items], next, trouble: null, busy: false };
      });
    },
    [about],
  );
  useEffect(() => void load(null), [load]);
  const { items, next, trouble, busy } = state.about === about ? state : fresh;
  const more = async () => {
    if (next !== null && !busy) await load(next);
  };
  return { items, next, trouble, busy, more, refresh: () => load(null) };
}
