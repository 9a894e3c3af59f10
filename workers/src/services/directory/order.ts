import { gt, type SQL, sql } from "drizzle-orm";
import * as z from "zod";

import { member, memberCard } from "@mereau/db/tenant/schema.ts";
import type { Place } from "@mereau/shared/contracts/cards.ts";
import { type DirectoryQuery, pointIn } from "@mereau/shared/contracts/directory.ts";
import { numberPlace, readPlace } from "#services/page.ts";
import { Refusal } from "#services/refusal.ts";

/** How long a degree of latitude is: that of a sphere of 6371 km. */
const METRES_A_DEGREE = 111_195;

/** Letters with their marks as a French index takes them; small ones first. */
const marked = [
  ["a", "àâäÀÂÄ"],
  ["c", "çÇ"],
  ["e", "éèêëÉÈÊË"],
  ["i", "îïÎÏ"],
  ["o", "ôöÔÖ"],
  ["u", "ùûüÙÛÜ"],
  ["oe", "œŒ"],
] as const;

const initial = sql`substr(${member.name}, 1, 1)`;

const initialCases = sql.join(
  marked.map(([plain, letters]) => sql`when instr(${letters}, ${initial}) > 0 then ${plain}`),
  sql` `,
);

/** What stands within words is nearly always small; SQLite’s parser takes only so many calls in one another. */
const within = marked
  .flatMap(([plain, letters]) =>
    Array.from(letters.slice(0, letters.length / 2), (letter) => [letter, plain] as const),
  )
  .reduce(
    (text, [letter, plain]) => sql`replace(${text}, ${letter}, ${plain})`,
    sql`lower(substr(${member.name}, 2))`,
  );

/** A name as a French index sorts it: small letters, without accents. SQLite alone sorts É after Z. */
const sorted = sql<string>`(case ${initialCases} else lower(${initial}) end || ${within})`;

/**
 * The square of the distance from a point, in degrees of latitude; null where there is no place. Meridians are taken as
 * parallel, as they nearly are within a day’s walk.
 */
function squaredFrom(near: string): SQL<number> {
  const { latitude, longitude } = pointIn(near);
  const narrowing = Math.cos((latitude * Math.PI) / 180);
  const north = sql`(${memberCard.latitude} - ${latitude})`;
  const east = sql`((${memberCard.longitude} - ${longitude}) * ${narrowing})`;
  return sql<number>`(${north} * ${north} + ${east} * ${east})`;
}

/** How a list is sorted: by `key`, then by number; `after` is where a page begins. */
export type Order = {
  key: SQL<string | number>;
  after: SQL | undefined;
  placeOf: (row: { key: string | number; number: number }) => (string | number)[];
};

const namePlace = z.tuple([z.string(), z.int()]);
const distancePlace = z.tuple([z.number(), z.int()]);

/** Behind a key, numbers tell apart those who have the same. */
const byKey = (key: SQL<string | number>, place: readonly [string | number, number] | undefined): Order => ({
  key,
  after: place && sql`(${key}, ${member.number}) > (${place[0]}, ${place[1]})`,
  placeOf: (row) => [row.key, row.number],
});

function byNumber(cursor: string | undefined): Order {
  const [after] = readPlace(numberPlace, cursor) ?? [0];
  return {
    key: sql<number>`${member.number}`,
    after: gt(member.number, after),
    placeOf: ({ number }) => [number],
  };
}

/** In which order a list is asked for. Refuses with `invalid_input` distances from nowhere, and the cursor of another list. */
export function orderOf({ order, near, cursor }: DirectoryQuery): Order {
  switch (order ?? (near === undefined ? "number" : "distance")) {
    case "number":
      return byNumber(cursor);
    case "name":
      return byKey(sorted, readPlace(namePlace, cursor));
    case "distance": {
      if (near === undefined)
        throw new Refusal("invalid_input", { fields: [{ field: "near", code: "required" }] });
      return byKey(squaredFrom(near), readPlace(distancePlace, cursor));
    }
  }
}

/** The same distance in metres; null where there is no place, or no point from which to tell it. */
export function metresFrom(near: string | undefined, place: Place | null): number | null {
  if (near === undefined || place === null) return null;
  const { latitude, longitude } = pointIn(near);
  const east = (place.longitude - longitude) * Math.cos((latitude * Math.PI) / 180);
  return Math.round(METRES_A_DEGREE * Math.hypot(place.latitude - latitude, east));
}
