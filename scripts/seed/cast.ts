import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { FIRST_MEMBER_NUMBER, memberAccountId } from "@mereau/shared/membership/account.ts";

import { DAY_MS } from "./calendar.ts";
import { randomFrom } from "./random.ts";
import type { Cast, Person, Story } from "./story.ts";

/** Days told of each community. */
const STORY_DAYS = 365;

/** The UTC midnight from which a story is told that ends with the day before `now`. */
export const storyStart = (now: number): number => Math.floor(now / DAY_MS) * DAY_MS - STORY_DAYS * DAY_MS;

/** The id of a community whose story starts at this midnight: its ledger begins at the moment written in it. */
export const communityId = ({ founding }: Story, start: number): string =>
  uuidV7(start, randomFrom(`${founding.slug} community`).bytes(10));

/** The members, then those who have only applied. */
export const everybodyIn = ({ people, trust }: Story): readonly Person[] => [
  ...people,
  ...(trust?.applicants ?? []),
];

/** Gives everybody in a story their ids: the same each time for the same start. */
export function castOf(story: Story, start: number): Cast {
  const { founding } = story;
  const ids = new Map<string, string>();
  const numbers = new Map<string, number>();
  for (const [index, { key, joined }] of everybodyIn(story).entries()) {
    const random = randomFrom(`${founding.slug} ${key}`);
    ids.set(key, uuidV7(start + joined * DAY_MS, random.bytes(10)));
    numbers.set(key, FIRST_MEMBER_NUMBER + index);
  }
  const of = <Value>(values: ReadonlyMap<string, Value>, key: string): Value => {
    const value = values.get(key);
    if (value === undefined) throw new RangeError(`Nobody in ${founding.slug} is called ${key}`);
    return value;
  };
  return {
    start,
    days: STORY_DAYS,
    member: (key) => of(ids, key),
    account: (key, currency) => memberAccountId(currency, of(numbers, key)),
  };
}
