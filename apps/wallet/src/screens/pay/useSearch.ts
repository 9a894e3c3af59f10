import { useEffect, useState } from "preact/hooks";

import type { Trouble } from "#api/ask.ts";
import { type DirectoryEntry, searchPayees } from "#screens/pay/payees.ts";
import { accounts } from "#session/home.ts";

const REST_MS = 250;

/** What answers to the text, once nobody has typed for a moment; null: not known yet. */
export function useSearch(typed: string) {
  const [found, setFound] = useState<DirectoryEntry[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    setFound(null);
    setTrouble(null);
    if (typed.trim() === "") return;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await searchPayees(typed, leaving.signal);
      if (leaving.signal.aborted) return;
      if (answer.ok) setFound(answer.value.filter((entry) => !isOwn(entry)));
      else setTrouble(answer.trouble);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [typed]);
  return { found, trouble };
}

const isOwn = (entry: DirectoryEntry): boolean =>
  entry.accounts.some(({ id }) => accounts().some((own) => own.id === id));
