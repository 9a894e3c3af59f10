import { eq, sql } from "drizzle-orm";

import { autoPayment } from "@mereau/db/tenant/schema.ts";
import { dateOf } from "@mereau/shared/calendar/date.ts";
import type { CommunityContext } from "#services/context.ts";
import type { AcceptRow } from "#services/auto-accepts/find.ts";
import type { Write } from "#services/scheduled/plan.ts";

/** The UTC month of a moment, `YYYY-MM`. */
export const monthOf = (moment: number): string => dateOf(moment).slice(0, 7);

/** What was paid under an agreement in a month, or is being paid. */
export const usedIn = (accept: { id: unknown }, month: string) =>
  sql<number>`(select coalesce(sum(amount), 0) from auto_payment
    where auto_accept = ${accept.id} and month = ${month})`;

/**
 * Counts a payment before it is made, if the month has room for it: in one statement, so that no number of requests at
 * once goes beyond. True where it is counted, then or before.
 */
export async function reserve(
  { db, now }: CommunityContext,
  accept: AcceptRow,
  request: { id: string; amount: number },
): Promise<boolean> {
  const month = monthOf(now);
  await db.run(sql`
    insert into auto_payment (request, auto_accept, month, amount)
    select ${request.id}, ${accept.id}, ${month}, ${request.amount}
    where ${usedIn(accept, month)} + ${request.amount} <= ${accept.perMonth}
    on conflict (request) do nothing`);
  const [row] = await db.select().from(autoPayment).where(eq(autoPayment.request, request.id));
  return row?.autoAccept === accept.id;
}

/** The write that gives back what was counted for a payment that was not made. */
export const releaseReserve = ({ db }: CommunityContext, request: string): Write =>
  db.delete(autoPayment).where(eq(autoPayment.request, request));
