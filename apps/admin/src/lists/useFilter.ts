import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

/** After this long without another letter a list is looked through. */
const REST_MS = 250;

/** What a list is narrowed to: each an own part of the address; empty: not narrowed. */
export type Filter = Readonly<Record<string, string>>;

/**
 * What a list is narrowed to. The address bears it: a reload, a link and the way back find it again. What is typed in `q` counts once
 * the fingers rest.
 *
 * @param names the parts of the address that narrow this list
 */
export function useFilter(names: readonly string[]) {
  const { query } = useLocation();
  const [filter, setFilter] = useState<Filter>(() =>
    Object.fromEntries(names.map((name) => [name, query[name] ?? ""])),
  );
  const [typed, setTyped] = useState(filter["q"] ?? "");
  useEffect(() => {
    if (typed === (filter["q"] ?? "")) return;
    const timer = setTimeout(() => setFilter((before) => ({ ...before, q: typed })), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    const said = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
    const end = said.size > 0 ? `?${said}` : "";
    history.replaceState(history.state, "", location.pathname + end);
  }, [filter]);
  return {
    /** What is asked for; what is not narrowed is left out. */
    filter,
    typed,
    setTyped,
    set: (name: string, value: string) => setFilter((before) => ({ ...before, [name]: value })),
  };
}

/** What is narrowed, as the query of a question: without what is empty. */
export const asked = (filter: Filter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
