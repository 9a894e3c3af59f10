import { eq, sql } from "drizzle-orm";

import { autoPayment } from "@mereau/db/tenant/schema.ts";
import { dateOf } from "@mereau/shared/calendar/date.ts";
import type { CommunityContext } from "#services/context.ts";
import type { AcceptRow } from "#services/auto-accepts/find.ts";
import type { Write } from "#services/scheduled/plan.ts";

/** The UTC month of a moment, `YYYY-MM`. */
export const monthOf = (moment: number): string => dateOf(moment).slice(0, 7);

/**
 * What an account paid a payee in a month without being asked, or is being paid: under the agreements before this one too,
 * so that a new limit does not begin the month anew.
 */
export const usedIn = (accept: { from: unknown; to: unknown }, month: string) =>
  sql<number>`(select coalesce(sum(paid.amount), 0)
    from auto_accept as agreed join auto_payment as paid on paid.auto_accept = agreed.id
    where agreed.from_account = ${accept.from} and agreed.to_account = ${accept.to} and paid.month = ${month})`;

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
