import * as z from "zod";

import { momentOf } from "@mereau/shared/calendar/date.ts";
import { occurrence, occurrenceFrom } from "@mereau/shared/calendar/rhythm.ts";
import type { Planned } from "#services/scheduled/plan.ts";
import type { StandingOrderRow } from "#services/standing-orders/find.ts";

/** The scheduled work that pays them. */
export const STANDING_ORDERS = "standing_orders";

/** What stands in the run of one payment. */
export const paymentDetail = z.object({
  /** Its place among the dates of the order, from 0. */
  index: z.int(),
  /** Which payment of the order it is, from 1: dates passed over while it was paused do not count. */
  nth: z.int(),
  /** How often it was refused. */
  refusals: z.int(),
});

type Dated = Pick<StandingOrderRow, "id" | "rhythm" | "firstDate" | "endDate" | "count">;

const planned = (
  { id, endDate, count }: Dated,
  found: { index: number; date: string } | null,
  nth: number,
): Planned | null => {
  if (found === null || (endDate !== null && found.date > endDate) || (count !== null && nth > count))
    return null;
  const detail = { index: found.index, nth, refusals: 0 } satisfies z.infer<typeof paymentDetail>;
  return { work: STANDING_ORDERS, subject: id, period: found.date, dueAt: momentOf(found.date), detail };
};

/** The first payment on or after a date, after so many have fallen due; null when the order is done. */
export const paymentFrom = (order: Dated, date: string, fallenDue: number): Planned | null =>
  planned(order, occurrenceFrom(order.rhythm, order.firstDate, date), fallenDue + 1);

/** The payment after this one; null when the order is done. */
export function paymentAfter(order: Dated, { index, nth }: { index: number; nth: number }): Planned | null {
  const date = occurrence(order.rhythm, order.firstDate, index + 1);
  return planned(order, date === null ? null : { index: index + 1, date }, nth + 1);
}
