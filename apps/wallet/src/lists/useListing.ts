import { useEffect, useLayoutEffect } from "preact/hooks";

import { isOnline } from "#frame/online.ts";
import type { Listing } from "#lists/listing.ts";
import { takePlace } from "#lists/place.ts";

type How<Item> = {
  /** The same without what it is narrowed by: without a network it is looked through instead. */
  whole: Listing<Item>;
  among: (items: readonly Item[]) => readonly Item[];
  /** Whatever else asks for reading it anew. */
  since?: unknown;
};

/** A list on its screen: read anew as the screen opens, and shown from where it was left. */
export function useListing<Item>(listing: Listing<Item>, { whole, among, since }: How<Item>) {
  useEffect(() => void listing.refresh(), [listing, since]);
  useLayoutEffect(() => {
    const scroll = takePlace();
    // After the frame has moved the new screen to its top, and before it is painted
    if (scroll !== null) requestAnimationFrame(() => scrollTo(0, scroll));
  }, []);
  const trouble = listing.trouble.value;
  const isCutOff = !isOnline.value || trouble?.kind === "unreachable";
  const own = listing.known.value;
  const kept = isCutOff && !own ? whole.known.value : null;
  const items = kept ? among(kept.items) : (own?.items ?? []);
  /** `isPart`: they are only what this device knows. */
  return { known: own ?? kept, items, trouble, isPart: kept !== null };
}
