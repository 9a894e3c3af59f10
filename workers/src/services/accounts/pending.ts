import { and, asc, eq, gt, gte, lte } from "drizzle-orm";

import { type account as accounts, posting, settlement, tick } from "@mereau/db/tenant/schema.ts";
import { type SettledFrom, settledBy } from "@mereau/shared/ledger/settledBy.ts";
import type { TickIndex } from "@mereau/shared/settling/index.ts";
import type { Settled } from "@mereau/shared/settling/settle.ts";
import { selectIndexRows } from "#services/accounts/unsettled.ts";
import type { CommunityContext } from "#services/context.ts";

type AccountRow = typeof accounts.$inferSelect;

/**
 * What an account was settled from by the next settlement after a place of the ledger, or is going to be. Whatever
 * came in or melted before that settlement, and after that place, it says.
 */
export type Pending = {
  /** The settlement that posted it; null: it has no entry yet. */
  transfer: string | null;
  from: SettledFrom;
  indexes: readonly TickIndex[];
  /** The ticks that it covers, the one from which it begins included. */
  ticks: readonly { number: number; at: number }[];
};

type Found = Pick<Pending, "transfer" | "from"> & { toTick?: number };

/**
 * What was pending on an account after a posting of the ledger, its own or not; null where nothing was. Its next
 * posting tells: whatever touches an account settles it first. So a moment long ago is one look-up, and the ticks between
 * two settlements, which are a month apart at most.
 */
export async function pendingAfter(
  ctx: CommunityContext,
  row: AccountRow,
  seq: number,
): Promise<Pending | null> {
  if (row.kind !== "member") return null;
  const found = await findNext(ctx, row, seq);
  if (!found) return null;
  const { from, toTick, transfer } = found;
  const [indexes, ticks] = await Promise.all([
    selectIndexRows(ctx, { currency: row.currency, types: [from.type], since: from.fromTick, until: toTick }),
    ctx.db
      .select({ number: tick.number, at: tick.at })
      .from(tick)
      .where(
        and(
          eq(tick.currency, row.currency),
          gte(tick.number, from.fromTick),
          toTick === undefined ? undefined : lte(tick.number, toTick),
        ),
      )
      .orderBy(asc(tick.number)),
  ]);
  return { transfer, from, indexes, ticks };
}

/** The settlement that comes next; where no posting follows at all, the account itself as it stands. */
async function findNext(ctx: CommunityContext, row: AccountRow, seq: number): Promise<Found | null> {
  const [next] = await ctx.db
    .select({ settlement })
    .from(posting)
    .leftJoin(settlement, eq(settlement.transfer, posting.transfer))
    .where(and(eq(posting.account, row.id), gt(posting.seq, seq)))
    .orderBy(asc(posting.seq))
    .limit(1);
  if (!next) {
    const { id: account, type, posted, held, fraction, tick: fromTick } = row;
    const receives = row.receives === 1;
    return { transfer: null, from: { account, type, receives, posted, held, fraction, fromTick } };
  }
  if (!next.settlement) return null;
  const { transfer, toTick, ...from } = next.settlement;
  return { transfer, toTick, from: { ...from, receives: from.receives === 1 } };
}

/** The last tick of those pending that was due before a moment; the one from which they begin where none was. */
export const lastTickBefore = ({ from, ticks }: Pending, moment: number): number =>
  ticks.findLast(({ at }) => at < moment)?.number ?? from.fromTick;

/** What of it had come in and melted before a moment, itself excluded, and what the account stood at then. */
export const pendingBefore = (pending: Pending, moment: number): Settled =>
  settledBy(pending.from, pending.indexes, lastTickBefore(pending, moment));
