import { and, asc, gt, lte, sql } from "drizzle-orm";

import { batch } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

/** As many characters as one answer of the database may carry; one batch alone may be longer. */
const CHARACTERS_MAX = 2_000_000;

export type BatchWithContent = {
  seq: number;
  id: string;
  at: number;
  hash: string;
  signature: string;
  content: string;
};

/**
 * Batches after a place in the ledger up to another, with their contents: at most `limit`, fewer where they are long,
 * and at least one if there is any. `more` tells whether others follow.
 */
export async function readContents(
  ctx: CommunityContext,
  { after, last, limit }: { after: number; last: number; limit: number },
): Promise<{ batches: BatchWithContent[]; more: boolean }> {
  const sizes = await ctx.db
    .select({ seq: batch.seq, size: sql<number>`length(${batch.content})` })
    .from(batch)
    .where(and(gt(batch.seq, after), lte(batch.seq, last)))
    .orderBy(asc(batch.seq))
    .limit(limit + 1);
  let characters = 0;
  const fitting = sizes.slice(0, limit).findIndex(({ size }, index) => {
    characters += size;
    return index > 0 && characters > CHARACTERS_MAX;
  });
  const taken = sizes.slice(0, fitting === -1 ? limit : fitting);
  const end = taken.at(-1)?.seq;
  if (end === undefined) return { batches: [], more: false };
  const { seq, id, at, hash, signature, content } = batch;
  const batches = await ctx.db
    .select({ seq, id, at, hash, signature, content })
    .from(batch)
    .where(and(gt(batch.seq, after), lte(batch.seq, end)))
    .orderBy(asc(batch.seq));
  return { batches, more: sizes.length > taken.length };
}
