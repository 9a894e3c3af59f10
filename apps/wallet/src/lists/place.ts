import { at } from "#shell.ts";

/** Where a list was left for one of what it shows: to come back to the very place. */
type Place = { address: string; scroll: number };

const left = new Map<string, Place>();

const address = (): string => (location.pathname + location.search).slice(at("").length);

/** Notes that the screen is left for something, by a name of its own: an id, say. */
export function leaveFor(what: string): void {
  left.set(what, { address: address(), scroll: scrollY });
}

/** Where the way back from it leads: the list as it was left, else another screen. */
export const wayBackFrom = (what: string, otherwise = "/"): string => left.get(what)?.address ?? otherwise;

/** How far down a list was, once, on coming back to it. */
export function takePlace(): number | null {
  const found = [...left].findLast(([, place]) => place.address === address());
  if (!found) return null;
  left.delete(found[0]);
  return found[1].scroll;
}
