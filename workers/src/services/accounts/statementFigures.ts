import { and, eq, gt, lte, sql } from "drizzle-orm";

import { type account as accounts, posting } from "@mereau/db/tenant/schema.ts";
import type { SettledDay } from "@mereau/shared/contracts/entries.ts";
import { type Pending, pendingAfter, pendingBefore } from "#services/accounts/pending.ts";
import { postedAfter } from "#services/accounts/postingBounds.ts";
import { pendingDays } from "#services/accounts/settledDays.ts";
import type { Split } from "#services/accounts/splitSettlement.ts";
import { isMoving, meltedOf } from "#services/accounts/unsettled.ts";
import type { CommunityContext } from "#services/context.ts";

/** From a moment on, up to but without another, and the last postings of the ledger before each. */
type Bounds = { from: number; to: number; first: number; last: number };

/** What came in and melted in a period and has no entry in it, in minor units. */
type PendingPart = {
  dividend: number;
  melted: number;
  /** Its ticks, the oldest first. */
  days: (scale: number) => SettledDay[];
};

/** What a period comes to, in minor units: opening + in − out = closing. */
export type Figures = {
  opening: number;
  totalIn: number;
  totalOut: number;
  closing: number;
  /** Its entries. */
  count: number;
  pending: PendingPart | null;
  /** The settlement that it begins in the middle of. */
  split: Split | null;
};

/**
 * What an account came to in a period, whenever what came in and melted was settled: a settlement that covers ticks on
 * both sides of where the period begins or ends counts with those that were due within it.
 */
export async function readFigures(
  ctx: CommunityContext,
  standing: typeof accounts.$inferSelect,
  { from, to, first, last }: Bounds,
): Promise<Figures> {
  const entries = await sumEntries(ctx, standing.id, { first, last });
  const atStart = await pendingAfter(ctx, standing, first);
  // Without an entry between them, the same is pending at both ends.
  const atEnd = entries.count === 0 ? atStart : await pendingAfter(ctx, standing, last);
  const [earlier, later] = [atStart && pendingBefore(atStart, from), atEnd && pendingBefore(atEnd, to)];
  const before = { gross: earlier?.gross ?? 0, melted: earlier ? meltedOf(earlier) : 0 };
  const after = { gross: later?.gross ?? 0, melted: later ? meltedOf(later) : 0 };
  const counted = entries.count === 0 ? before : { gross: 0, melted: 0 };
  const part = { dividend: after.gross - counted.gross, melted: after.melted - counted.melted };
  const isSplit = entries.count > 0 && earlier && isMoving(earlier);
  return {
    count: entries.count,
    opening: earlier?.posted ?? entries.opening,
    totalIn: entries.totalIn + after.gross - before.gross,
    totalOut: entries.totalOut + after.melted - before.melted,
    closing: later?.posted ?? entries.closing,
    pending: atEnd && pendingPart(part, atEnd, { from, to }),
    split: isSplit && atStart?.transfer ? { transfer: atStart.transfer, earlier } : null,
  };
}

function pendingPart(
  { dividend, melted }: Pick<PendingPart, "dividend" | "melted">,
  pending: Pending,
  { from: since, to: until }: Pick<Bounds, "from" | "to">,
): PendingPart | null {
  if (dividend === 0 && melted === 0) return null;
  return { dividend, melted, days: (scale) => pendingDays(pending, { scale, since, until }) };
}

/** What its postings alone came to. */
async function sumEntries(
  ctx: CommunityContext,
  account: string,
  { first, last }: Pick<Bounds, "first" | "last">,
) {
  const [figures] = await ctx.db
    .select({
      opening: postedAfter(account, first),
      closing: postedAfter(account, last),
      totalIn: sql<number>`coalesce(sum(max(${posting.amount}, 0)), 0)`,
      totalOut: sql<number>`coalesce(-sum(min(${posting.amount}, 0)), 0)`,
      count: sql<number>`count(*)`,
    })
    .from(posting)
    .where(and(eq(posting.account, account), gt(posting.seq, first), lte(posting.seq, last)));
  if (!figures) throw new Error("A sum has one row");
  return figures;
}
