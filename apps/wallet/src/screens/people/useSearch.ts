import { useEffect, useState } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { type Found, searchPayees } from "#screens/people/payees.ts";
import { searchKept } from "#screens/people/used.ts";
import { accounts } from "#session/home.ts";

const REST_MS = 250;

/**
 * Who answers to the text, once nobody has typed for a moment; null: not known yet. Without a network those whom this device
 * has paid before, with the trouble.
 */
export function useSearch(typed: string) {
  const [found, setFound] = useState<Found[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    setFound(null);
    setTrouble(null);
    if (typed.trim() === "") return;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await searchPayees(typed, leaving.signal);
      const people = answer.ok ? answer.value : await searchKept(typed);
      if (leaving.signal.aborted) return;
      setTrouble(answer.ok ? null : answer.trouble);
      setFound(people.filter((one) => !isOwn(one)));
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [typed]);
  return { found, trouble };
}

const isOwn = (one: Found): boolean => one.accounts.some(({ id }) => accounts().some((own) => own.id === id));
