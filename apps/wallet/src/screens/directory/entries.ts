import { api } from "#api/client.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { listings } from "#lists/listing.ts";
import { metresBetween, type Point } from "#screens/directory/distance.ts";
import { answersTo, type DirectoryEntry, type Filter, writeFilter } from "#screens/directory/filter.ts";
import { here } from "#shell.ts";

const PAGE = 40;

/** Whom one looks for, and from where what is nearer comes first; null: by name. */
export type Looked = { filter: Filter; near: Point | null };

/** Members of the directory. The device keeps what is neither searched nor near. */
export const membersOf = listings<DirectoryEntry, Looked>({
  nameOf: ({ filter, near }) =>
    `directory${writeFilter(filter)}${near ? `@${near.latitude},${near.longitude}` : ""}`,
  keyOf: ({ number }) => String(number),
  isKept: ({ filter, near }) => filter.q.trim() === "" && near === null,
  read: ({ filter: { q, category, everybody }, near }, cursor) => {
    const query = {
      limit: PAGE,
      ...(q.trim() !== "" && { q: q.trim().slice(0, 80) }),
      ...(category !== null && { category }),
      ...(!everybody && { provider: true }),
      ...(near ? { near: `${near.latitude},${near.longitude}` } : { order: "name" as const }),
      ...(cursor !== null && { cursor }),
    };
    return ask(api.GET("/v1/{community}/members/directory", { params: { path: here, query } }));
  },
});

/** What is looked for among members that this device knows already. */
export function among(known: readonly DirectoryEntry[], { filter, near }: Looked): DirectoryEntry[] {
  const found = known.filter((entry) => answersTo(entry, filter));
  if (!near) return found;
  return found
    .flatMap((entry) => (entry.place ? [{ entry, metres: metresBetween(near, entry.place) }] : []))
    .toSorted((one, other) => one.metres - other.metres)
    .map(({ entry, metres }) => ({ ...entry, distance: metres }));
}
