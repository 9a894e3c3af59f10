import { and, asc, eq, gt, lte, sql } from "drizzle-orm";

import { account as accounts, accountProfile, currency, posting } from "@mereau/db/tenant/schema.ts";
import type { Entry, Statement } from "@mereau/shared/contracts/entries.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { expressEntry, selectEntries } from "#services/accounts/entries.ts";
import { dividendConversion, entryWith, type Unit } from "#services/accounts/inUnit.ts";
import { withDays } from "#services/accounts/settledDays.ts";
import { lastPostingBefore, postedAfter } from "#services/accounts/postingBounds.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

const PAGE = 1000;

/** As many entries as one JSON answer may hold; a longer statement is read as CSV, which is sent page by page. */
const ENTRIES_MAX = 20_000;

/** A statement without its entries, and where in the ledger it begins and ends: what was read so can no longer change. */
export type OpenStatement = Omit<Statement, "entries"> & {
  scale: number;
  /** An entry with its amounts in the unit of the statement. */
  inUnit: (entry: Entry) => Entry;
  first: number;
  last: number;
  count: number;
};

type Period = { from: number; to: number; unit?: Unit };

/**
 * Opens the statement of an account from a moment on, up to but without another; told in dividends, in those of now.
 * Refuses with `invalid_input` a period that ends before it begins, with `no_dividend` to tell in dividends what has none.
 */
export async function openStatement(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  { from, to, unit = "currency" }: Period,
): Promise<OpenStatement> {
  if (to <= from) throw new Refusal("invalid_input", { fields: [{ field: "to", code: "before_from" }] });
  await mayRead(ctx, caller, account);
  const [row] = await ctx.db
    .select({
      currency: accounts.currency,
      scale: currency.scale,
      name: accountProfile.name,
      first: lastPostingBefore(ctx, from),
      last: lastPostingBefore(ctx, to),
    })
    .from(accounts)
    .innerJoin(currency, eq(currency.code, accounts.currency))
    .leftJoin(accountProfile, eq(accountProfile.account, accounts.id))
    .where(eq(accounts.id, account));
  if (!row) throw new Refusal("unknown_account");
  const figures = await readFigures(ctx, account, row);
  const dividends = unit === "dividend" ? await dividendConversion(ctx, row.currency) : null;
  const decimal = (minor: number) => {
    const amount = formatAmount(minor, row.scale);
    return dividends ? dividends.convert(amount) : amount;
  };
  return {
    ...row,
    account,
    unit,
    inUnit: (entry) => (dividends ? entryWith(entry, dividends.convert) : entry),
    from,
    to,
    count: figures.count,
    opening: decimal(figures.opening),
    totalIn: decimal(figures.totalIn),
    totalOut: decimal(figures.totalOut),
    closing: decimal(figures.closing),
  };
}

async function readFigures(
  ctx: CommunityContext,
  account: string,
  { first, last }: { first: number; last: number },
) {
  const [figures] = await ctx.db
    .select({
      opening: postedAfter(account, first),
      closing: postedAfter(account, last),
      totalIn: sql<number>`coalesce(sum(max(${posting.amount}, 0)), 0)`,
      totalOut: sql<number>`coalesce(-sum(min(${posting.amount}, 0)), 0)`,
      count: sql<number>`count(*)`,
    })
    .from(posting)
    .where(and(eq(posting.account, account), gt(posting.seq, first), lte(posting.seq, last)));
  if (!figures) throw new Error("A sum has one row");
  return figures;
}

/** The entries of a statement, the oldest first, a page at a time, in the unit of the currency. */
export async function* statementPages(
  ctx: CommunityContext,
  statement: OpenStatement,
): AsyncGenerator<Entry[]> {
  let after = statement.first;
  for (;;) {
    const within = and(gt(posting.seq, after), lte(posting.seq, statement.last));
    const rows = await selectEntries(ctx, statement.account, within).orderBy(asc(posting.seq)).limit(PAGE);
    const last = rows.at(-1);
    if (last) yield rows.map((row) => expressEntry(row, statement.scale));
    if (!last || rows.length < PAGE) return;
    after = last.posting.seq;
  }
}

/** The whole statement; with `days`, settlements are told tick by tick. Refuses with `invalid_input` one of more than 20 000 entries. */
export async function readStatement(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  { detail, ...period }: Period & { detail?: "lines" | "days" },
): Promise<Statement> {
  const opened = await openStatement(ctx, caller, account, period);
  const { scale, first: _first, last: _last, count, inUnit, ...told } = opened;
  if (count > ENTRIES_MAX)
    throw new Refusal("invalid_input", { fields: [{ field: "to", code: "too_many_entries" }] });
  const entries: Entry[] = [];
  for await (const page of statementPages(ctx, opened)) {
    const detailed = detail === "days" ? await withDays(ctx, page, scale) : page;
    entries.push(...detailed.map(inUnit));
  }
  return { ...told, entries };
}
