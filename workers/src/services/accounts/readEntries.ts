import { and, desc, gt, lt, lte, type SQL } from "drizzle-orm";

import { posting } from "@mereau/db/tenant/schema.ts";
import type { EntriesQuery, Entry } from "@mereau/shared/contracts/entries.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { utf8 } from "@mereau/shared/crypto/utf8.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { expressEntry, selectEntries } from "#services/accounts/entries.ts";
import { lastPostingBefore, newestPosting } from "#services/accounts/postingBounds.ts";
import { dividendConversion, entryWith, type Unit } from "#services/accounts/inUnit.ts";
import { isSearch, searchEntries } from "#services/accounts/searchEntries.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { cutPage, numberPlace, type Page, readPlace } from "#services/page.ts";

type Query = Omit<EntriesQuery, "unit"> & { unit?: Unit };

/** A page of entries; of a search, with the moment back to which it has looked, where there is more to look through. */
type EntriesPage = Page<Entry> & { searchedTo: number | null };

/** A page of history, or null where the caller already has it. `tag` names its state. */
export type EntriesAnswer = { tag: string; page: EntriesPage | null };

/**
 * A page of an account’s history, the newest first, at a cost that does not grow with the history: a search looks through
 * so much of it at once, and says where to go on.
 * It changes with every entry of the account and with nothing else, which is what its tag says. Refuses with `no_dividend` to
 * tell in dividends what has none, with `invalid_input` amounts to look for that are none.
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
  if (knownTag !== undefined) {
    const tag = await tagOf((await newestPosting(ctx, account))[0]?.seq, query, inDividends?.dividend);
    if (tag === knownTag) return { tag, page: null };
  }
  const within = and(
    before === undefined ? undefined : lt(posting.seq, before),
    query.from === undefined ? undefined : gt(posting.seq, lastPostingBefore(ctx, query.from)),
    query.to === undefined ? undefined : lte(posting.seq, lastPostingBefore(ctx, query.to)),
  );
  const asked = { search: query, within, scale, limit: query.limit };
  const { newest, page } = await (isSearch(query) ? searchEntries : listEntries)(ctx, account, asked);
  const told = page.items.map((row) => expressEntry(row, scale));
  const items = inDividends ? told.map((entry) => entryWith(entry, inDividends.convert)) : told;
  return { tag: await tagOf(newest, query, inDividends?.dividend), page: { ...page, items } };
}

/** A page of an account’s postings within bounds, all of them, and its newest posting of all. */
async function listEntries(
  ctx: CommunityContext,
  account: string,
  { within, limit }: { within: SQL | undefined; limit: number },
) {
  const [[last], rows] = await ctx.db.batch([
    newestPosting(ctx, account),
    selectEntries(ctx, account, within)
      .orderBy(desc(posting.seq))
      .limit(limit + 1),
  ]);
  const page = cutPage(rows, limit, (row) => [row.posting.seq]);
  return { newest: last?.seq, page: { ...page, searchedTo: null } };
}

/** Told in dividends, a history changes with the dividend too. */
async function tagOf(newest: number | undefined, query: Query, dividend?: number): Promise<string> {
  const asked = JSON.stringify(Object.entries(query).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const digest = await crypto.subtle.digest("SHA-256", utf8(asked));
  const about = toBase64url(new Uint8Array(digest).subarray(0, 12));
  return `W/"${[newest ?? 0, about, ...(dividend === undefined ? [] : [dividend])].join(".")}"`;
}
