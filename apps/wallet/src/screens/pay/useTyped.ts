import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import type { EurosBeside } from "#paying/order.ts";
import { at } from "#shell.ts";

/** What somebody writes and chooses for a payment, as they wrote it. */
export type Typed = { amount: string; memo: string; category: string; by: EurosBeside["by"] };

/** Under which names it stands in the address. */
const names = { amount: "a", memo: "m", category: "k", by: "by" } as const;
const fields = ["amount", "memo", "category", "by"] as const;

const REST_MS = 400;

const meansOf = (said: string | undefined): EurosBeside["by"] =>
  said === "card" || said === "other" ? said : "cash";

/** What is typed on this screen; it stands in the address, so that a reload and a way round come back to it. */
export function useTyped(first: (inAddress: Typed) => Typed) {
  const { query } = useLocation();
  const [before] = useState(() =>
    first({
      amount: query["a"] ?? "",
      memo: query["m"] ?? "",
      category: query["k"] ?? "",
      by: meansOf(query["by"]),
    }),
  );
  const [typed, setTyped] = useState(before);
  /** The address with all of it, after the community’s. */
  const address = (): string => {
    const { pathname, searchParams } = new URL(location.href);
    for (const field of fields)
      if (typed[field] !== before[field] || searchParams.has(names[field]))
        searchParams.set(names[field], typed[field]);
    return `${pathname.slice(at("").length)}?${searchParams.toString()}`;
  };
  useEffect(() => {
    if (typed === before) return;
    const timer = setTimeout(() => history.replaceState(history.state, "", at(address())), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const set = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }));
  return { typed, set, address };
}
