import { and, eq, gte, inArray, lte } from "drizzle-orm";

import { settlement, tick } from "@mereau/db/tenant/schema.ts";
import type { Entry, SettledDay } from "@mereau/shared/contracts/entries.ts";
import { indexRows } from "@mereau/shared/ledger/indexRows.ts";
import type { SettledFrom } from "@mereau/shared/ledger/settledBy.ts";
import { EVERY_TYPE } from "@mereau/shared/ledger/ticking.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { type Day, daysOf } from "@mereau/shared/settling/days.ts";
import type { TickIndex } from "@mereau/shared/settling/index.ts";
import { settle } from "@mereau/shared/settling/settle.ts";
import type { Pending } from "#services/accounts/pending.ts";
import { selectIndexRows } from "#services/accounts/unsettled.ts";
import type { CommunityContext } from "#services/context.ts";

/**
 * Entries of one account with, at the first of each settlement, what it is made of tick by tick, from the ticks of
 * `since` on; save of the transfer `told`, whose first entry was on the page before.
 */
export async function withDays(
  ctx: CommunityContext,
  entries: Entry[],
  { scale, since, told: before }: { scale: number; since: number; told?: string | undefined },
): Promise<Entry[]> {
  const transfers = [...new Set(entries.flatMap((it) => (it.kind === "settlement" ? [it.transfer] : [])))];
  if (transfers.length === 0) return entries;
  const settled = await ctx.db.select().from(settlement).where(inArray(settlement.transfer, transfers));
  const days = await readDays(ctx, settled, { scale, since });
  if (before !== undefined) days.delete(before);
  return entries.map((entry) => {
    const told = days.get(entry.transfer);
    days.delete(entry.transfer);
    return told ? { ...entry, days: told } : entry;
  });
}

/** What was pending on an account, tick by tick, the oldest first: the ticks from a moment on, up to but without another. */
export function pendingDays(
  { from, indexes, ticks }: Pending,
  { scale, since, until }: { scale: number; since: number; until: number },
): SettledDay[] {
  const told = expressDays(ticks, scale);
  return told(daysOfSettlement(from, indexes)).filter(({ at }) => at >= since && at < until);
}

/** The days of settlements of one account, by their transfers. */
async function readDays(
  ctx: CommunityContext,
  settled: readonly (typeof settlement.$inferSelect)[],
  { scale, since }: { scale: number; since: number },
): Promise<Map<string, SettledDay[]>> {
  const [first] = settled;
  if (!first) return new Map();
  const currency = currencyOfAccount(first.account);
  const begins = Math.min(...settled.map(({ fromTick }) => fromTick));
  const ends = Math.max(...settled.map(({ toTick }) => toTick));
  const types = [...new Set(settled.map(({ type }) => type))];
  const [indexes, ticks] = await Promise.all([
    selectIndexRows(ctx, { currency, types, since: begins, until: ends }),
    ctx.db
      .select({ number: tick.number, at: tick.at })
      .from(tick)
      .where(and(eq(tick.currency, currency), gte(tick.number, begins), lte(tick.number, ends))),
  ]);
  const told = expressDays(ticks, scale);
  return new Map(
    settled.map(({ transfer, toTick, ...row }) => {
      const within = indexes.filter((index) => index.tick >= row.fromTick && index.tick <= toTick);
      const days = told(daysOfSettlement({ ...row, receives: row.receives === 1 }, within));
      return [transfer, days.filter(({ at }) => at >= since)];
    }),
  );
}

/** Ticks as the API tells them, by the moments when they were due. */
function expressDays(ticks: Pending["ticks"], scale: number): (days: readonly Day[]) => SettledDay[] {
  const atOf = new Map(ticks.map(({ number, at }) => [number, at]));
  const decimal = (minor: number) => formatAmount(minor, scale);
  return (days) =>
    days.map((day) => ({
      at: atOf.get(day.tick) ?? 0,
      dividend: decimal(day.dividend),
      melted: decimal(day.melted),
      posted: decimal(day.posted),
    }));
}

/** The ticks of one settlement: by the index of every type, then by its type's own from where that began. */
function daysOfSettlement(account: SettledFrom, indexes: readonly TickIndex[]): Day[] {
  const currency = currencyOfAccount(account.account);
  const { began, indexSince } = indexRows(indexes);
  const own = began(currency, account.type);
  if (own === undefined) return daysOf(account, indexSince(currency, EVERY_TYPE, account.fromTick));
  const every = indexSince(currency, EVERY_TYPE, account.fromTick).filter((index) => index.tick <= own);
  const { posted, fraction } = settle(account, every);
  return [
    ...daysOf(account, every),
    ...daysOf({ ...account, posted, fraction }, indexSince(currency, account.type, own)),
  ];
}
