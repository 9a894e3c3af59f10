/** A page as the API answers it. */
export type Page<Item> = { items: Item[]; next: string | null; searchedTo?: number | null };

/** What is known of a list: its beginning, and where it goes on; null: it has no more. */
export type Known<Item> = {
  items: readonly Item[];
  next: string | null;
  /** Back to when a search has looked. */
  searchedTo: number | null;
  /** When its first page was last read. */
  at: number;
};

type How<Item> = { keyOf: (item: Item) => string; at: number };

/**
 * The first page, read anew, before what was known behind it. Where the two no longer touch, since more is new than fits on a page,
 * the list begins again with the page alone.
 */
export function joined<Item>(
  known: Known<Item> | null,
  { items, next, searchedTo = null }: Page<Item>,
  { keyOf, at }: How<Item>,
): Known<Item> {
  const last = items.at(-1);
  const met = last && known ? known.items.findIndex((item) => keyOf(item) === keyOf(last)) : -1;
  const behind = known?.items.slice(met + 1) ?? [];
  if (!known || met < 0 || next === null || behind.length === 0) return { items, next, searchedTo, at };
  return { ...known, items: [...items, ...behind], at, next: known.next };
}

/** The next page, behind what is known. */
export const withMore = <Item>(
  known: Known<Item> | null,
  { items, next, searchedTo = null }: Page<Item>,
  now: number,
): Known<Item> => ({
  items: [...(known?.items ?? []), ...items],
  next,
  searchedTo,
  at: known?.at ?? now,
});
