/** Where a history was left for one of its entries: to come back to the very place. */
type Place = { transfer: string; search: string; scroll: number };

let left: Place | null = null;

export function leaveFor(transfer: string): void {
  left = { transfer, search: location.search, scroll: scrollY };
}

/** Where the way back from an entry leads: the history as it was left, else the first screen. */
export const wayBackFrom = (transfer: string): string =>
  left?.transfer === transfer ? `/history${left.search}` : "/";

/** How far down the history was, once, on coming back to it. */
export function takePlace(): number | null {
  const place = left?.search === location.search ? left : null;
  left = null;
  return place?.scroll ?? null;
}
