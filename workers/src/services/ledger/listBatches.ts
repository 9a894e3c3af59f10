import { asc, gt } from "drizzle-orm";

import { batch } from "@mereau/db/tenant/schema.ts";
import type { BatchesQuery, LedgerBatch } from "@mereau/shared/contracts/ledger.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readContents } from "#services/ledger/contents.ts";
import { cutPage, numberPlace, type Page, readPlace } from "#services/page.ts";
import { allow, auditing } from "#services/roles.ts";

/**
 * The commits of the ledger, the first one first, for auditors and managers. With their contents a page is cut short
 * where it would become too large to send, and goes on at its cursor.
 */
export async function listBatches(
  ctx: CommunityContext,
  caller: Caller,
  query: BatchesQuery,
): Promise<Page<LedgerBatch>> {
  allow(caller, auditing);
  const [after] = readPlace(numberPlace, query.cursor) ?? [0];
  if (query.content) {
    const { batches, more } = await readContents(ctx, {
      after,
      last: Number.MAX_SAFE_INTEGER,
      limit: query.limit,
    });
    return cutPage([...batches, ...(more ? batches.slice(-1) : [])], batches.length, (row) => [row.seq]);
  }
  const { seq, id, at, hash, signature } = batch;
  const rows = await ctx.db
    .select({ seq, id, at, hash, signature })
    .from(batch)
    .where(gt(batch.seq, after))
    .orderBy(asc(batch.seq))
    .limit(query.limit + 1);
  return cutPage(rows, query.limit, (row) => [row.seq]);
}
