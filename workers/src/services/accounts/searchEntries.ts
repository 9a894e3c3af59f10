import { and, desc, eq, gt, gte, lt, lte, sql, type SQL } from "drizzle-orm";

import { accountProfile, posting, transfer } from "@mereau/db/tenant/schema.ts";
import type { EntrySearch } from "@mereau/shared/contracts/entries.ts";
import { encodeCursor } from "@mereau/shared/contracts/cursor.ts";
import { counterpartyOf, type EntryRow, selectEntries } from "#services/accounts/entries.ts";
import { newestPosting } from "#services/accounts/postingBounds.ts";
import type { CommunityContext } from "#services/context.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { cutPage, type Page } from "#services/page.ts";
import { isFoundIn } from "#services/textPattern.ts";

/**
 * How many postings one request looks through at most, from the newest on. Measured with a million of them on one account and
 * nothing to be found: 25 ms in the database for texts, 10 ms for the rest.
 */
const lookedThrough = { texts: 5000, rest: 20_000 };

/** Whether anything is looked for at all. */
export const isSearch = (search: EntrySearch): boolean =>
  [
    search.q,
    search.direction,
    search.counterparty,
    search.category,
    search.kind,
    search.min,
    search.max,
  ].some((asked) => asked !== undefined);

/** What each entry that is looked for fulfils. Refuses with `invalid_input` a `min` or `max` that is no amount of the currency. */
function searchedFor(account: string, search: EntrySearch, scale: number): SQL | undefined {
  const { q, direction, counterparty, category, kind, min, max } = search;
  const other = counterpartyOf(account);
  const size = sql`abs(${posting.amount})`;
  return and(
    direction === undefined ? undefined : (direction === "in" ? gt : lt)(posting.amount, 0),
    min === undefined ? undefined : gte(size, minorUnits(min, scale, "min")),
    max === undefined ? undefined : lte(size, minorUnits(max, scale, "max")),
    kind === undefined ? undefined : eq(transfer.kind, kind),
    category === undefined ? undefined : eq(transfer.category, category),
    counterparty === undefined ? undefined : eq(other, counterparty),
    q === undefined
      ? undefined
      : isFoundIn(
          [
            transfer.memo,
            transfer.reference,
            accountProfile.name,
            sql`substr(${other}, instr(${other}, ':') + 1)`,
          ],
          q,
        ),
  );
}

/** A page of rows, and back to when a search has looked, where there is more to look through. */
type Found = Page<EntryRow> & { searchedTo: number | null };

type Asked = { search: EntrySearch; within: SQL | undefined; scale: number; limit: number };

/**
 * A page of what is looked for among some postings of an account, the newest first, and its newest posting of all. It looks
 * through so many postings at once: the page may be short, or empty, and `next` goes on where it stopped.
 */
export async function searchEntries(
  ctx: CommunityContext,
  account: string,
  asked: Asked,
): Promise<{ newest: number | undefined; page: Found }> {
  const [[last], [stop], rows] = await ctx.db.batch([
    newestPosting(ctx, account),
    ...searchQueries(ctx, account, asked),
  ]);
  const page = cutPage(rows, asked.limit, (row) => [row.posting.seq]);
  const full = page.next !== null;
  const next = full || !stop ? page.next : encodeCursor([stop.seq + 1]);
  const searchedTo = (full ? page.items.at(-1)?.posting.at : stop?.at) ?? null;
  return { newest: last?.seq, page: { items: page.items, next, searchedTo } };
}

/**
 * The first posting that one request no longer looks at, if there is any, and what is found before it. Passing over postings
 * is short, since they lie in the order of an account’s history.
 */
export function searchQueries(
  ctx: CommunityContext,
  account: string,
  { search, within, scale, limit }: Asked,
) {
  const stop = ctx.db
    .select({ seq: posting.seq, at: posting.at })
    .from(posting)
    .where(and(eq(posting.account, account), within))
    .orderBy(desc(posting.seq))
    .limit(1)
    .offset(search.q === undefined ? lookedThrough.rest : lookedThrough.texts);
  const near = gt(posting.seq, sql`coalesce((select seq from ${stop.as("stop")}), 0)`);
  const found = selectEntries(ctx, account, and(within, near, searchedFor(account, search, scale)))
    .orderBy(desc(posting.seq))
    .limit(limit + 1);
  return [stop, found] as const;
}
