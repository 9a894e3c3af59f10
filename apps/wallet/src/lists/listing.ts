import { type Signal, signal } from "@preact/signals";

import type { Answer, Trouble } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { isSignedIn } from "#session/session.ts";
import { recall, remember } from "#store/seen.ts";
import { type Known, type Page, joined, withMore } from "#lists/pages.ts";

/** A list of the API as far as it has been read. It outlives its screen, so that coming back shows it as it was left. */
export type Listing<Item> = {
  known: Signal<Known<Item> | null>;
  trouble: Signal<Trouble | null>;
  busy: Signal<boolean>;
  /** Reads the first page anew; what was read behind it stays. */
  refresh: () => Promise<void>;
  more: () => Promise<void>;
};

type Kind<Item, Asked> = {
  /** What a list is known by; the same is asked for once. */
  nameOf: (asked: Asked) => string;
  keyOf: (item: Item) => string;
  read: (asked: Asked, cursor: string | null) => Promise<Answer<Page<Item>>>;
  /** Whether this device keeps it, to open it without a network. */
  isKept: (asked: Asked) => boolean;
};

/** Up to so many items a whole list stays on the device. */
const KEPT_MAX = 200;

/** The lists of one kind, each made when it is first asked for. */
export function listings<Item, Asked>(kind: Kind<Item, Asked>): (asked: Asked) => Listing<Item> {
  const made = new Map<string, Listing<Item>>();
  // A visitor sees less than a member
  isSignedIn.subscribe(() => made.clear());
  return (asked) => {
    const name = kind.nameOf(asked);
    const found = made.get(name) ?? makeListing(kind, asked);
    made.set(name, found);
    return found;
  };
}

function makeListing<Item, Asked>(
  { nameOf, keyOf, read, isKept }: Kind<Item, Asked>,
  asked: Asked,
): Listing<Item> {
  const name = nameOf(asked);
  const known = signal<Known<Item> | null>(null);
  const trouble = signal<Trouble | null>(null);
  const busy = signal(false);
  const recalled = isKept(asked) ? recall<Known<Item>>(name) : Promise.resolve(null);
  void recalled.then((seen) => (known.value ??= seen?.value ?? null));

  const turn = async (cursor: string | null, take: (page: Page<Item>) => Known<Item>) => {
    if (busy.value) return;
    busy.value = true;
    const answer = await read(asked, cursor);
    await recalled;
    busy.value = false;
    trouble.value = answer.ok ? null : answer.trouble;
    if (!answer.ok) return;
    known.value = take(answer.value);
    const isLong = known.value.items.length > KEPT_MAX;
    // Of a long list the first page is kept, which knows where to go on
    const kept = isLong ? joined(null, answer.value, { keyOf, at: now() }) : known.value;
    if (isKept(asked) && (cursor === null || !isLong)) await remember(name, kept);
  };
  return {
    known,
    trouble,
    busy,
    refresh: () => turn(null, (page) => joined(known.value, page, { keyOf, at: now() })),
    more: async () => {
      const next = known.value?.next ?? null;
      if (next !== null) await turn(next, (page) => withMore(known.value, page, now()));
    },
  };
}
