import { and, asc, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";

import { account, accountProfile, batch, currency } from "@mereau/db/tenant/schema.ts";
import type { Period } from "@mereau/shared/contracts/period.ts";
import type {
  JournalAccount,
  JournalBalance,
  JournalEntry,
  JournalFrame,
} from "@mereau/shared/journal/journal.ts";
import { postedAfter } from "#services/accounts/postingBounds.ts";
import type { CommunityContext } from "#services/context.ts";
import { readContents } from "#services/ledger/contents.ts";
import { entriesOf } from "#services/ledger/entriesOf.ts";

const PAGE = 1000;
const BATCHES_A_PAGE = 200;

/** The part of the ledger that a journal covers: after the first batch and posting, up to the last ones, included. */
export type JournalSpan = {
  frame: JournalFrame;
  firstBatch: number;
  firstPosting: number;
  lastBatch: number;
  lastPosting: number;
};

/** Settles which batches a period has, once for the whole journal: what is committed meanwhile stays out of it. */
export async function readSpan(ctx: CommunityContext, { from, to }: Period): Promise<JournalSpan> {
  const end = (moment: number) =>
    ctx.db.select().from(batch).where(lt(batch.at, moment)).orderBy(desc(batch.at)).limit(1);
  const [[before], [last], [start], currencies] = await ctx.db.batch([
    end(from ?? 0),
    end(to ?? Number.MAX_SAFE_INTEGER),
    ctx.db.select({ at: batch.at }).from(batch).orderBy(asc(batch.seq)).limit(1),
    ctx.db.select({ code: currency.code, scale: currency.scale }).from(currency).orderBy(asc(currency.code)),
  ]);
  const first = from ?? start?.at ?? ctx.now;
  return {
    frame: { community: ctx.name, currencies, first, last: Math.max(first, last?.at ?? 0) },
    firstBatch: before?.seq ?? 0,
    firstPosting: before?.lastPosting ?? 0,
    lastBatch: Math.max(last?.seq ?? 0, before?.seq ?? 0),
    lastPosting: Math.max(last?.lastPosting ?? 0, before?.lastPosting ?? 0),
  };
}

/** Every account of the currencies of a journal, in pages. */
export async function* accountPages(
  ctx: CommunityContext,
  { frame }: JournalSpan,
): AsyncGenerator<JournalAccount[]> {
  const currencies = new Map(frame.currencies.map((money) => [money.code, money]));
  for (let after = ""; ;) {
    const rows = await ctx.db
      .select({ id: account.id, currency: account.currency, kind: account.kind, name: accountProfile.name })
      .from(account)
      .leftJoin(accountProfile, eq(accountProfile.account, account.id))
      .where(and(gt(account.id, after), inArray(account.currency, [...currencies.keys()])))
      .orderBy(asc(account.id))
      .limit(PAGE);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => ({
      ...row,
      currency: currencies.get(row.currency) ?? { code: row.currency, scale: 0 },
    }));
    after = last.id;
  }
}

/** What accounts stood at after a posting of the ledger, in pages; those that nothing had ever moved are left out. */
export async function* balancePages(
  ctx: CommunityContext,
  accounts: ReadonlyMap<string, JournalAccount>,
  lastPosting: number,
): AsyncGenerator<JournalBalance[]> {
  const ids = [...accounts.keys()];
  for (let start = 0; start < ids.length; start += PAGE) {
    const page = JSON.stringify(ids.slice(start, start + PAGE));
    const rows = await ctx.db
      .select({ id: account.id, posted: sql<number>`${postedAfter(account.id, lastPosting)}` })
      .from(account)
      .where(sql`${account.id} in (select value from json_each(${page}))`)
      .orderBy(asc(account.id));
    yield rows.flatMap(({ id, posted }) => {
      const known = accounts.get(id);
      return known ? [{ account: known, posted }] : [];
    });
  }
}

/** What moved something within a journal, in its order, in pages. */
export async function* entryPages(
  ctx: CommunityContext,
  { firstBatch, lastBatch }: JournalSpan,
  accounts: ReadonlyMap<string, JournalAccount>,
): AsyncGenerator<JournalEntry[]> {
  for (let after = firstBatch; after < lastBatch;) {
    const { batches } = await readContents(ctx, { after, last: lastBatch, limit: BATCHES_A_PAGE });
    yield batches.flatMap(({ content }) => entriesOf(content, accounts));
    after = batches.at(-1)?.seq ?? lastBatch;
  }
}
