import { and, eq, sql, type SQLWrapper } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";

import { transfer } from "@mereau/db/tenant/schema.ts";
import type { ChargedTransfer } from "@mereau/shared/contracts/transfers.ts";
import type { CommunityContext } from "#services/context.ts";

/** What undid a transfer: the accepted reversal of it, of which there is one at most. */
export const reversal = alias(transfer, "reversal");

/** Joins `reversal` to the transfer of this id. Written out, so that the index of accepted reversals serves it. */
export const undoes = (id: SQLWrapper) =>
  sql`${reversal.related} = ${id} and ${reversal.kind} = 'reversal' and ${reversal.verdict} = 'accepted'`;

/** The columns of a reversal that is told with what it undid. */
export const toldReversal = { transfer: reversal.id, at: reversal.at, reason: reversal.memo };

/** What undid the transfer of this id, as it is told; null while nothing has. */
export async function tellReversal(
  { db }: CommunityContext,
  id: string,
): Promise<ChargedTransfer["reversal"]> {
  const [found] = await db
    .select(toldReversal)
    .from(reversal)
    .where(undoes(sql`${id}`));
  return found ?? null;
}

/** True in SQL where the transfer of this id was reversed. */
export const isUndone = (id: SQLWrapper) =>
  sql`exists (select 1 from ${transfer} as undone
    where undone.related = ${id} and undone.kind = 'reversal' and undone.verdict = 'accepted')`;

/** What undid one transfer: its id, who asked for it, and why; null where nothing did. */
export async function findReversal(
  { db }: Pick<CommunityContext, "db">,
  id: string,
): Promise<{ id: string; by: string | null; reason: string } | null> {
  const [found] = await db
    .select({ id: transfer.id, by: transfer.actor, reason: transfer.memo })
    .from(transfer)
    .where(and(eq(transfer.related, id), eq(transfer.kind, "reversal"), eq(transfer.verdict, "accepted")));
  return found ? { ...found, reason: found.reason ?? "" } : null;
}
