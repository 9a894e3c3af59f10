import { type Column, desc, eq, lt, sql, type SQL } from "drizzle-orm";

import { batch, posting } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

/**
 * The last posting of the ledger before a moment (milliseconds since 1970), 0 before the first one, as an expression.
 * Batches are in the order of time and know where they end, so that a moment becomes a place in one look-up.
 */
export const lastPostingBefore = (ctx: CommunityContext, moment: number): SQL<number> =>
  sql<number>`coalesce((${ctx.db
    .select({ last: batch.lastPosting })
    .from(batch)
    .where(lt(batch.at, moment))
    .orderBy(desc(batch.at))
    .limit(1)}), 0)`;

/** What an account stood at after a posting of the ledger, its own or not, as an expression; 0 before its first. */
export const postedAfter = (account: string | Column, seq: SQL<number> | number): SQL<number> =>
  sql<number>`coalesce((select ${posting.posted} from ${posting}
    where ${posting.account} = ${account} and ${posting.seq} <= ${seq}
    order by ${posting.seq} desc limit 1), 0)`;

/** The place of an account’s newest posting, as a query of one row at most. */
export const newestPosting = (ctx: CommunityContext, account: string) =>
  ctx.db
    .select({ seq: posting.seq })
    .from(posting)
    .where(eq(posting.account, account))
    .orderBy(desc(posting.seq))
    .limit(1);
