import { and, asc, eq, sql, type SQLWrapper } from "drizzle-orm";

import { refund, transfer } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

/** How the payment that a refund gives back is named in the transfer that does. */
export const refundReference = (id: string): string => `refunds/${id}`;

/** True in SQL of `given`, the transfer under the id of a refund, where it is that refund and was accepted. */
const isGiven = sql`given.verdict = 'accepted' and given.kind = 'payment' and given.reference = 'refunds/' || back.transfer`;

const isStanding = sql`not exists (select 1 from ${transfer} as undone
  where undone.related = given.id and undone.kind = 'reversal' and undone.verdict = 'accepted')`;

/** The same of a transfer that is joined to a refund. */
const isRefund = sql`${transfer.verdict} = 'accepted' and ${transfer.kind} = 'payment'
  and ${transfer.reference} = 'refunds/' || ${refund.transfer}`;

/** What of the transfer of this id was given back and not reversed since, in SQL; 0 where nothing was. */
export const refundedOf = (id: SQLWrapper) =>
  sql<number>`coalesce((select sum(back.amount) from ${refund} as back join ${transfer} as given on given.id = back.id
    where back.transfer = ${id} and ${isGiven} and ${isStanding}), 0)`;

/** Which transfer the one of this id gives back, in SQL; null where it is no refund. */
export const givesBack = (id: SQLWrapper) =>
  sql<
    string | null
  >`(select back.transfer from ${refund} as back join ${transfer} as given on given.id = back.id
    where back.id = ${id} and ${isGiven})`;

/**
 * All that was given back, or is just being, of the transfer of this id, or undone of it altogether, in SQL: nothing beyond what it
 * was may be. What the ledger refused, and what was reversed since, is free again.
 */
export const claimedOf = (id: string) =>
  sql<number>`coalesce((select sum(back.amount) from ${refund} as back left join ${transfer} as given on given.id = back.id
    where back.transfer = ${id} and (given.id is null or (given.verdict = 'accepted' and ${isStanding}
      and (given.reference = 'refunds/' || back.transfer or given.related = back.transfer)))), 0)`;

/** The transfers that gave these back and stand, the earliest first, each with what it gave back. */
export async function findRefunds({ db }: Pick<CommunityContext, "db">, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .select({ of: refund.transfer, transfer: transfer.id, at: transfer.at, amount: transfer.amount })
    .from(refund)
    .innerJoin(transfer, and(eq(transfer.id, refund.id), isRefund))
    .where(
      and(
        sql`${refund.transfer} in (select value from json_each(${JSON.stringify(ids)}))`,
        sql`not exists (select 1 from ${transfer} as undone where undone.related = ${transfer.id}
          and undone.kind = 'reversal' and undone.verdict = 'accepted')`,
      ),
    )
    .orderBy(asc(transfer.seq));
}

/** Which transfer the one of this id gives back; null where it is no refund. */
export async function givenBackBy({ db }: CommunityContext, id: string): Promise<string | null> {
  const [row] = await db
    .select({ of: refund.transfer })
    .from(refund)
    .innerJoin(transfer, and(eq(transfer.id, refund.id), isRefund))
    .where(eq(refund.id, id));
  return row?.of ?? null;
}
