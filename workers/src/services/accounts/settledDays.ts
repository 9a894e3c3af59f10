import { and, eq, gte, inArray, lte } from "drizzle-orm";

import { type account as accounts, settlement, tick } from "@mereau/db/tenant/schema.ts";
import type { Entry, SettledDay } from "@mereau/shared/contracts/entries.ts";
import { indexRows } from "@mereau/shared/ledger/indexRows.ts";
import { EVERY_TYPE } from "@mereau/shared/ledger/ticking.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { type Day, daysOf } from "@mereau/shared/settling/days.ts";
import type { TickIndex } from "@mereau/shared/settling/index.ts";
import { settle } from "@mereau/shared/settling/settle.ts";
import { selectIndexRows } from "#services/accounts/unsettled.ts";
import type { CommunityContext } from "#services/context.ts";

/** Up to the last tick there is. */
const LAST = Number.MAX_SAFE_INTEGER;

type SettlementRow = Omit<typeof settlement.$inferSelect, "transfer">;

/**
 * Entries of one account with, at the first of each settlement, what it is made of tick by tick; save of the transfer
 * `told`, whose first entry was on the page before.
 */
export async function withDays(
  ctx: CommunityContext,
  entries: Entry[],
  { scale, told: before }: { scale: number; told?: string | undefined },
): Promise<Entry[]> {
  const transfers = [...new Set(entries.flatMap((it) => (it.kind === "settlement" ? [it.transfer] : [])))];
  if (transfers.length === 0) return entries;
  const settled = await ctx.db.select().from(settlement).where(inArray(settlement.transfer, transfers));
  const read = await readDays(ctx, settled, { scale });
  const days = new Map(settled.map(({ transfer }, index) => [transfer, read[index]]));
  if (before !== undefined) days.delete(before);
  return entries.map((entry) => {
    const told = days.get(entry.transfer);
    days.delete(entry.transfer);
    return told ? { ...entry, days: told } : entry;
  });
}

/** What one account has not been posted yet by these rows of its indexes, tick by tick, the oldest first. */
export async function unsettledDays(
  ctx: CommunityContext,
  account: typeof accounts.$inferSelect,
  { scale, indexes }: { scale: number; indexes: TickIndex[] },
): Promise<SettledDay[]> {
  const { id, tick: fromTick } = account;
  const row = { ...account, account: id, fromTick, toTick: LAST };
  const [days] = await readDays(ctx, [row], { scale, indexes });
  return days ?? [];
}

/** The days of settlements of one account, each in its place; by the rows of its indexes, read here unless they are known. */
async function readDays(
  ctx: CommunityContext,
  settled: readonly SettlementRow[],
  { scale, indexes: known }: { scale: number; indexes?: TickIndex[] },
): Promise<SettledDay[][]> {
  const [first] = settled;
  if (!first) return [];
  const currency = currencyOfAccount(first.account);
  const since = Math.min(...settled.map(({ fromTick }) => fromTick));
  const until = Math.max(...settled.map(({ toTick }) => toTick));
  const types = [...new Set(settled.map(({ type }) => type))];
  const ticks = ctx.db
    .select({ number: tick.number, at: tick.at })
    .from(tick)
    .where(and(eq(tick.currency, currency), gte(tick.number, since), lte(tick.number, until)));
  const [indexes, moments] = await Promise.all([
    known ?? selectIndexRows(ctx, { currency, types, since }),
    ticks,
  ]);
  const atOf = new Map(moments.map(({ number, at }) => [number, at]));
  const decimal = (minor: number) => formatAmount(minor, scale);
  const express = (day: Day): SettledDay => ({
    at: atOf.get(day.tick) ?? 0,
    dividend: decimal(day.dividend),
    melted: decimal(day.melted),
    posted: decimal(day.posted),
  });
  return settled.map((row) => {
    const within = indexes.filter((index) => index.tick >= row.fromTick && index.tick <= row.toTick);
    return daysOfSettlement(row, within).map(express);
  });
}

/** The ticks of one settlement: by the index of every type, then by its type's own from where that began. */
function daysOfSettlement(row: SettlementRow, indexes: Parameters<typeof indexRows>[0]): Day[] {
  const account = { ...row, receives: row.receives === 1 };
  const currency = currencyOfAccount(row.account);
  const { began, indexSince } = indexRows(indexes);
  const own = began(currency, row.type);
  if (own === undefined) return daysOf(account, indexSince(currency, EVERY_TYPE, row.fromTick));
  const every = indexSince(currency, EVERY_TYPE, row.fromTick).filter((index) => index.tick <= own);
  const { posted, fraction } = settle(account, every);
  return [
    ...daysOf(account, every),
    ...daysOf({ ...account, posted, fraction }, indexSince(currency, row.type, own)),
  ];
}
