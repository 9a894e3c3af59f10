import { and, asc, eq, gt, lte } from "drizzle-orm";

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
import { withDays } from "#services/accounts/settledDays.ts";
import { lastPostingBefore } from "#services/accounts/postingBounds.ts";
import { type Split, splitSettlement } from "#services/accounts/splitSettlement.ts";
import { type Figures, readFigures } from "#services/accounts/statementFigures.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

const PAGE = 1000;

/** As many entries as one JSON answer may hold; a longer statement is read as CSV, which is sent page by page. */
const ENTRIES_MAX = 20_000;

/** A statement without its entries, and how they are read: what lies in the past can no longer change. */
export type OpenStatement = Omit<Statement, "entries"> & {
  reading: {
    scale: number;
    detail: Detail;
    /** An entry with its amounts in the unit of the statement. */
    inUnit: (entry: Entry) => Entry;
    /** Where in the ledger it begins and ends. */
    first: number;
    last: number;
    count: number;
    split: Split | null;
    /** By how much what has no entry changes the account, in its unit. */
    unsettledNet: string;
  };
};

/** Whether settlements are told as one line, or also tick by tick. */
type Detail = "lines" | "days";
type Period = { from: number; to: number; unit?: Unit; detail?: Detail };

/**
 * Opens the statement of an account from a moment on, up to but without another; told in dividends, in those of now.
 * What came in and melted in the period counts whenever it was settled; what has no entry in it is told apart.
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
  const { standing, name, scale, first, last } = found;
  const figures = await readFigures(ctx, standing, { from, to, first, last });
  const dividends = unit === "dividend" ? await dividendConversion(ctx, standing.currency) : null;
  const convert: Convert = dividends ? dividends.convert : (amount) => amount;
  const decimal = (minor: number) => convert(formatAmount(minor, scale));
  const { count, split, pending } = figures;
  return {
    account,
    name,
    currency: standing.currency,
    unit,
    from,
    to,
    opening: decimal(figures.opening),
    totalIn: decimal(figures.totalIn),
    totalOut: decimal(figures.totalOut),
    closing: decimal(figures.closing),
    unsettled: unsettledOf(figures, { scale, detail, convert }),
    reading: {
      scale,
      detail,
      inUnit: (entry) => (dividends ? entryWith(entry, convert) : entry),
      first,
      last,
      count,
      split,
      unsettledNet: decimal(pending ? pending.dividend - pending.melted : 0),
    },
  };
}

/** What came in and melted in the period without an entry in it; null when nothing did. */
function unsettledOf(
  { pending, closing }: Figures,
  { scale, detail, convert }: { scale: number; detail: Detail; convert: Convert },
): Statement["unsettled"] {
  if (!pending) return null;
  const decimal = (minor: number) => convert(formatAmount(minor, scale));
  return {
    dividend: decimal(pending.dividend),
    melted: decimal(pending.melted),
    posted: decimal(closing),
    ...(detail === "days" && { days: daysWith(pending.days(scale), convert) }),
  };
}

/** The entries of a statement, the oldest first, a page at a time, in its unit and with its detail. */
export async function* statementPages(
  ctx: CommunityContext,
  { account, from: since, reading }: OpenStatement,
): AsyncGenerator<Entry[]> {
  const { scale, detail, inUnit, split } = reading;
  let after = reading.first;
  let told: string | undefined;
  for (;;) {
    const within = and(gt(posting.seq, after), lte(posting.seq, reading.last));
    const rows = await selectEntries(ctx, account, within).orderBy(asc(posting.seq)).limit(PAGE);
    const last = rows.at(-1);
    const page = splitSettlement(rows, split).map(({ row, beforePeriod }) => ({
      ...expressEntry(row, scale),
      ...(beforePeriod !== 0 && { beforePeriod: formatAmount(beforePeriod, scale) }),
    }));
    const detailed = detail === "days" ? await withDays(ctx, page, { scale, since, told }) : page;
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
  const { reading, ...told } = opened;
  if (reading.count > ENTRIES_MAX)
    throw new Refusal("invalid_input", { fields: [{ field: "to", code: "too_many_entries" }] });
  const entries: Entry[] = [];
  for await (const page of statementPages(ctx, opened)) entries.push(...page);
  return { ...told, entries };
}
