import type * as z from "zod";

import { fromBase64url, toBase64url } from "#crypto/base64url.ts";

/** The place where a page ends, as an opaque text: the values that the list is ordered by. */
export const encodeCursor = (place: readonly (string | number)[]): string =>
  toBase64url(new TextEncoder().encode(JSON.stringify(place)));

/** The values in a cursor, or null when it was not made by `encodeCursor` for this list. */
export function decodeCursor<Place extends z.ZodType>(place: Place, cursor: string): z.output<Place> | null {
  const bytes = fromBase64url(cursor);
  if (bytes === null) return null;
  try {
    const result = place.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
