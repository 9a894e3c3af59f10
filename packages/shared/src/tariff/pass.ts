import { addDays, dateOf, momentOf } from "#calendar/date.ts";

/** What a product gives: so many uses, so many days, or both. */
export type Terms = { uses: number | null; days: number | null };

/**
 * What so many of a pack or pass come to, bought at this moment (milliseconds since 1970): uses add up, and so do the days of
 * a pass without uses. The day of the purchase is the first one, and the last ends at midnight (UTC).
 */
export function passBought(
  { uses, days }: Terms,
  quantity: number,
  at: number,
): { uses: number | null; endsAt: number | null } {
  const valid = days !== null && uses === null ? days * quantity : days;
  return {
    uses: uses === null ? null : uses * quantity,
    endsAt: valid === null ? null : momentOf(addDays(dateOf(at), valid)),
  };
}
