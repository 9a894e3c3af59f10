import type { BatchItem } from "drizzle-orm/batch";

import { jobRun } from "@mereau/db/tenant/schema.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { CommunityContext } from "#services/context.ts";

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
