import * as z from "zod";

import { decodeCursor, encodeCursor } from "@mereau/shared/contracts/cursor.ts";
import { Refusal } from "#services/refusal.ts";

export type Page<Item> = { items: Item[]; next: string | null };

/** A place in a list that one column orders: an id, a code or a name. */
export const textPlace = z.tuple([z.string()]);

/** A place in a list that one column orders: a rank, a version or a moment in ms. */
export const numberPlace = z.tuple([z.int()]);

/**
 * The place after which a page begins; undefined for the first one.
 * Refuses with `invalid_input` a cursor that no page of this list gave.
 */
export function readPlace<Place extends z.ZodType>(
  place: Place,
  cursor: string | undefined,
): z.output<Place> | undefined {
  if (cursor === undefined) return undefined;
  const read = decodeCursor(place, cursor);
  if (read === null) throw new Refusal("invalid_input", { fields: [{ field: "cursor", code: "cursor" }] });
  return read;
}

/** A page out of rows read one beyond its limit: the last row, if it is there, only tells that another page follows. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => readonly (string | number)[],
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null };
}
