import { and, desc, eq, gt, lt, lte } from "drizzle-orm";
import * as z from "zod";

import { posting } from "@mereau/db/tenant/schema.ts";
import type { EntriesQuery, Entry } from "@mereau/shared/contracts/entries.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { expressEntry, selectEntries } from "#services/accounts/entries.ts";
import { lastPostingBefore } from "#services/accounts/postingBounds.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { cutPage, type Page, readPlace } from "#services/page.ts";

const place = z.tuple([z.int()]);

/** A page of history, or null where the caller already has it. `tag` names its state. */
export type EntriesAnswer = { tag: string; page: Page<Entry> | null };

/**
 * A page of an account’s history, the newest first, at a cost that does not grow with the history.
 * It changes with every entry of the account and with nothing else, which is what its tag says.
 *
 * @param knownTag the tag of the answer that the caller kept, if any
 */
export async function readEntries(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  query: EntriesQuery,
  knownTag: string | undefined,
): Promise<EntriesAnswer> {
  await mayRead(ctx, caller, account);
  const { scale } = await findCurrency(ctx, currencyOfAccount(account));
  const [before] = readPlace(place, query.cursor) ?? [undefined];
  const newest = ctx.db
    .select({ seq: posting.seq })
    .from(posting)
    .where(eq(posting.account, account))
    .orderBy(desc(posting.seq))
    .limit(1);
  if (knownTag !== undefined) {
    const tag = tagOf((await newest)[0]?.seq, query);
    if (tag === knownTag) return { tag, page: null };
  }
  const [[last], rows] = await ctx.db.batch([
    newest,
    selectEntries(
      ctx,
      account,
      and(
        before === undefined ? undefined : lt(posting.seq, before),
        query.from === undefined ? undefined : gt(posting.seq, lastPostingBefore(ctx, query.from)),
        query.to === undefined ? undefined : lte(posting.seq, lastPostingBefore(ctx, query.to)),
      ),
    )
      .orderBy(desc(posting.seq))
      .limit(query.limit + 1),
  ]);
  const page = cutPage(rows, query.limit, (row) => [row.posting.seq]);
  const items = page.items.map((row) => expressEntry(row, scale));
  return { tag: tagOf(last?.seq, query), page: { items, next: page.next } };
}

const tagOf = (newest: number | undefined, { cursor, limit, from, to }: EntriesQuery): string =>
  `W/"${[newest ?? 0, cursor, limit, from, to].join(".")}"`;
