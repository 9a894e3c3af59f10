import { and, asc, eq, gt, lte, sql } from "drizzle-orm";

import { account as accounts, accountProfile, currency, posting } from "@mereau/db/tenant/schema.ts";
import type { Entry, Statement } from "@mereau/shared/contracts/entries.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { expressEntry, selectEntries } from "#services/accounts/entries.ts";
import {
  type Convert,
  daysWith,
  dividendConversion,
  entryWith,
  type Unit,
} from "#services/accounts/inUnit.ts";
import { unsettledDays, withDays } from "#services/accounts/settledDays.ts";
import { lastPostingBefore, postedAfter } from "#services/accounts/postingBounds.ts";
import { meltedOf, readUnsettledOf } from "#services/accounts/unsettled.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

const PAGE = 1000;

/** As many entries as one JSON answer may hold; a longer statement is read as CSV, which is sent page by page. */
const ENTRIES_MAX = 20_000;

/** A statement without its entries, and where in the ledger it begins and ends: what was read so can no longer change. */
export type OpenStatement = Omit<Statement, "entries"> & {
  scale: number;
  detail: Detail;
  /** An entry with its amounts in the unit of the statement. */
  inUnit: (entry: Entry) => Entry;
  first: number;
  last: number;
  count: number;
};

/** Whether settlements are told as one line, or also tick by tick. */
type Detail = "lines" | "days";
type Period = { from: number; to: number; unit?: Unit; detail?: Detail };

/**
 * Opens the statement of an account from a moment on, up to but without another; told in dividends, in those of now.
 * Where it reaches up to now it also tells what is not settled yet.
 * Refuses with `invalid_input` a period that ends before it begins, with `no_dividend` to tell in dividends what has none.
 */
export async function openStatement(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  { from, to, unit = "currency", detail = "lines" }: Period,
): Promise<OpenStatement> {
  if (to <= from) throw new Refusal("invalid_input", { fields: [{ field: "to", code: "before_from" }] });
  await mayRead(ctx, caller, account);
  const [found] = await ctx.db
    .select({
      standing: accounts,
      scale: currency.scale,
      name: accountProfile.name,
      first: lastPostingBefore(ctx, from),
      last: lastPostingBefore(ctx, to),
    })
    .from(accounts)
    .innerJoin(currency, eq(currency.code, accounts.currency))
    .leftJoin(accountProfile, eq(accountProfile.account, accounts.id))
    .where(eq(accounts.id, account));
  if (!found) throw new Refusal("unknown_account");
  const { standing, ...row } = found;
  const figures = await readFigures(ctx, account, row);
  const dividends = unit === "dividend" ? await dividendConversion(ctx, standing.currency) : null;
  const convert: Convert = dividends ? dividends.convert : (amount) => amount;
  const decimal = (minor: number) => convert(formatAmount(minor, row.scale));
  const told = { scale: row.scale, detail, convert };
  return {
    ...row,
    account,
    currency: standing.currency,
    unit,
    detail,
    inUnit: (entry) => (dividends ? entryWith(entry, convert) : entry),
    unsettled: to > ctx.now ? await readUnsettledPart(ctx, standing, told) : null,
    from,
    to,
    count: figures.count,
    opening: decimal(figures.opening),
    totalIn: decimal(figures.totalIn),
    totalOut: decimal(figures.totalOut),
    closing: decimal(figures.closing),
  };
}

/** What has no entry yet of an account as it was read; null when there is nothing. */
async function readUnsettledPart(
  ctx: CommunityContext,
  standing: typeof accounts.$inferSelect,
  { scale, detail, convert }: { scale: number; detail: Detail; convert: Convert },
): Promise<Statement["unsettled"]> {
  const found = await readUnsettledOf(ctx, standing);
  if (!found) return null;
  const { settled, indexes } = found;
  const decimal = (minor: number) => convert(formatAmount(minor, scale));
  return {
    dividend: decimal(settled.gross),
    melted: decimal(meltedOf(settled)),
    posted: decimal(settled.posted),
    ...(detail === "days" && {
      days: daysWith(await unsettledDays(ctx, standing, { scale, indexes }), convert),
    }),
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

/** The entries of a statement, the oldest first, a page at a time, in its unit and with its detail. */
export async function* statementPages(
  ctx: CommunityContext,
  statement: OpenStatement,
): AsyncGenerator<Entry[]> {
  const { scale, detail, inUnit } = statement;
  let after = statement.first;
  let told: string | undefined;
  for (;;) {
    const within = and(gt(posting.seq, after), lte(posting.seq, statement.last));
    const rows = await selectEntries(ctx, statement.account, within).orderBy(asc(posting.seq)).limit(PAGE);
    const last = rows.at(-1);
    const page = rows.map((row) => expressEntry(row, scale));
    const detailed = detail === "days" ? await withDays(ctx, page, { scale, told }) : page;
    if (last) yield detailed.map(inUnit);
    told = page.at(-1)?.transfer;
    if (!last || rows.length < PAGE) return;
    after = last.posting.seq;
  }
}

/** The whole statement; with `days`, settlements are told tick by tick. Refuses with `invalid_input` one of more than 20 000 entries. */
export async function readStatement(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  period: Period,
): Promise<Statement> {
  const opened = await openStatement(ctx, caller, account, period);
  const {
    scale: _scale,
    detail: _detail,
    first: _first,
    last: _last,
    count,
    inUnit: _inUnit,
    ...told
  } = opened;
  if (count > ENTRIES_MAX)
    throw new Refusal("invalid_input", { fields: [{ field: "to", code: "too_many_entries" }] });
  const entries: Entry[] = [];
  for await (const page of statementPages(ctx, opened)) entries.push(...page);
  return { ...told, entries };
}
