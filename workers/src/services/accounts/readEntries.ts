import { and, desc, eq, gt, lt, lte } from "drizzle-orm";

import { posting } from "@mereau/db/tenant/schema.ts";
import type { EntriesQuery, Entry } from "@mereau/shared/contracts/entries.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { expressEntry, selectEntries } from "#services/accounts/entries.ts";
import { lastPostingBefore } from "#services/accounts/postingBounds.ts";
import { dividendConversion, entryWith, type Unit } from "#services/accounts/inUnit.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { cutPage, numberPlace, type Page, readPlace } from "#services/page.ts";

type Query = Omit<EntriesQuery, "unit"> & { unit?: Unit };

/** A page of history, or null where the caller already has it. `tag` names its state. */
export type EntriesAnswer = { tag: string; page: Page<Entry> | null };

/**
 * A page of an account’s history, the newest first, at a cost that does not grow with the history.
 * It changes with every entry of the account and with nothing else, which is what its tag says. Refuses with `no_dividend` to
 * tell in dividends what has none.
 *
 * @param knownTag the tag of the answer that the caller kept, if any
 */
export async function readEntries(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  query: Query,
  knownTag: string | undefined,
): Promise<EntriesAnswer> {
  await mayRead(ctx, caller, account);
  const code = currencyOfAccount(account);
  const { scale } = await findCurrency(ctx, code);
  const inDividends = query.unit === "dividend" ? await dividendConversion(ctx, code) : null;
  const [before] = readPlace(numberPlace, query.cursor) ?? [undefined];
  const newest = ctx.db
    .select({ seq: posting.seq })
    .from(posting)
    .where(eq(posting.account, account))
    .orderBy(desc(posting.seq))
    .limit(1);
  if (knownTag !== undefined) {
    const tag = tagOf((await newest)[0]?.seq, query, inDividends?.dividend);
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
  const told = page.items.map((row) => expressEntry(row, scale));
  const items = inDividends ? told.map((entry) => entryWith(entry, inDividends.convert)) : told;
  return { tag: tagOf(last?.seq, query, inDividends?.dividend), page: { items, next: page.next } };
}

/** Told in dividends, a history changes with the dividend too. */
const tagOf = (newest: number | undefined, { cursor, limit, from, to }: Query, dividend?: number): string =>
  `W/"${[newest ?? 0, cursor, limit, from, to, ...(dividend === undefined ? [] : [dividend])].join(".")}"`;
