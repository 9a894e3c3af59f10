import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { asc, desc, eq, gte, sql } from "drizzle-orm";

import { batch, transfer } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

/** Transfers that one simulation plays: beyond them, the most recent. */
export const TRANSFERS_MAX = 300_000;

const YEAR_MS = 365 * DAY_MS;

/** Which batches are played, and from when on the proposal holds. */
export type Span = {
  /** The last batch before those that are played; null: they are all there are. */
  before: { seq: number; at: number; lastPosting: number; lastTransfer: number } | null;
  /** The last batch that is played. */
  last: number;
  from: number;
};

/**
 * The last twelve months, or all there is if that is less, and what came before as far as it may be played too: so that the
 * ledger stands where it stood.
 */
export async function findSpan(ctx: CommunityContext, transfersMax: number): Promise<Span> {
  const bounds = {
    seq: batch.seq,
    at: batch.at,
    lastPosting: batch.lastPosting,
    lastTransfer: batch.lastTransfer,
  };
  const [[first], [last]] = await ctx.db.batch([
    ctx.db.select(bounds).from(batch).orderBy(asc(batch.seq)).limit(1),
    ctx.db.select(bounds).from(batch).orderBy(desc(batch.seq)).limit(1),
  ]);
  const yearAgo = ctx.now - YEAR_MS;
  if (!first || !last) return { before: null, last: 0, from: yearAgo };
  if (last.lastTransfer <= transfersMax)
    return { before: null, last: last.seq, from: Math.max(first.at, yearAgo) };
  // Batches are in the order of time, and know where they end: a few dozen look-ups find the place
  let [low, high] = [first.seq, last.seq];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [found] = await ctx.db
      .select(bounds)
      .from(batch)
      .where(gte(batch.seq, middle))
      .orderBy(asc(batch.seq))
      .limit(1);
    if (found && found.lastTransfer < last.lastTransfer - transfersMax) low = middle + 1;
    else high = middle;
  }
  const [before] = await ctx.db.select(bounds).from(batch).where(eq(batch.seq, low));
  if (!before) throw new Error("A batch of the ledger is missing");
  return { before, last: last.seq, from: Math.max(before.at, yearAgo) };
}

/** The transfers that were reversed, by their ids. */
export async function findReversed({ db }: CommunityContext): Promise<Set<string>> {
  const rows = await db
    .select({ related: transfer.related })
    .from(transfer)
    .where(sql`${transfer.kind} = 'reversal' and ${transfer.verdict} = 'accepted'`);
  return new Set(rows.flatMap(({ related }) => related ?? []));
}
