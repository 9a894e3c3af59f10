import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

/** How a list is narrowed down: by a text, and by more of its own. */
type Filtered = { q: string };

type How<Filter> = {
  read: (query: Record<string, string | undefined>) => Filter;
  /** The same as the end of an address: `?category=food`, or nothing. */
  write: (filter: Filter) => string;
};

/** After this long without another letter a list is looked through. */
const REST_MS = 300;

/** What a list is narrowed to. The address bears it: a reload and the way back find it again. */
export function useFilter<Filter extends Filtered>({ read, write }: How<Filter>) {
  const { query } = useLocation();
  const [filter, setFilter] = useState(() => read(query));
  const [typed, setTyped] = useState(filter.q);
  useEffect(() => {
    if (typed === filter.q) return;
    const timer = setTimeout(() => setFilter((before) => ({ ...before, q: typed })), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    history.replaceState(history.state, "", location.pathname + write(filter));
  }, [filter]);
  return {
    filter,
    typed,
    setTyped,
    change: (next: Partial<Filter>) => setFilter((before) => ({ ...before, ...next })),
    /** Another one altogether, with what is typed. */
    show: (next: Filter) => {
      setTyped(next.q);
      setFilter(next);
    },
  };
}
