import type { BatchItem } from "drizzle-orm/batch";

import { jobRun } from "@mereau/db/tenant/schema.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/** One period of a work for one subject; the three together are done once. */
export type Planned = {
  work: string;
  /** To what it is done; empty where the community itself is meant. */
  subject: string;
  period: string;
  /** Milliseconds since 1970. */
  dueAt: number;
  /** What the work must know of it, beside its subject. */
  detail?: unknown;
};

/** A statement that is written together with others, in one transaction. */
export type Write = BatchItem<"sqlite">;

/** An id under which a run does what it does: fixed before, so that it is done once. */
export const newRunId = (now: number): string => uuidV7(now, crypto.getRandomValues(new Uint8Array(10)));

/** The write that plans a run. What is planned already, or was done, stays as it is. */
export const planRun = ({ db, now }: CommunityContext, { detail = null, ...planned }: Planned): Write =>
  db
    .insert(jobRun)
    .values({ ...planned, detail, id: newRunId(now), tryAt: planned.dueAt })
    .onConflictDoNothing();

/** Writes several statements in one transaction; none is fine too. */
export async function writeAll(
  { db }: Pick<CommunityContext, "db">,
  [first, ...others]: readonly Write[],
): Promise<void> {
  if (first) await db.batch([first, ...others]);
}

/** Within this time what a request writes is written, or never. */
const WRITTEN_MS = 60_000;

/**
 * Writes what plans something that is due at this moment, the first of all. The ledger’s alarm is told before: should this
 * break off once it is written, the alarm finds it. Where it is due already the alarm is told again after, since it may
 * have looked too early. Refuses with `unavailable` while the ledger cannot be told.
 */
export async function writePlanned(
  ctx: CommunityContext,
  dueAt: number,
  writes: readonly Write[],
): Promise<void> {
  const told = Math.max(dueAt, ctx.now + WRITTEN_MS);
  const woken = await ctx.ledger.wake(ctx.id, told);
  if (!woken.ok) throw new Refusal(woken.code);
  await writeAll(ctx, writes);
  if (dueAt < told) await ctx.ledger.wake(ctx.id);
}
