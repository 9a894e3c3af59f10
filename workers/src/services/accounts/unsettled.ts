import { and, eq, gte, inArray, lte } from "drizzle-orm";

import { type account, tickIndex } from "@mereau/db/tenant/schema.ts";
import { indexRows } from "@mereau/shared/ledger/indexRows.ts";
import { settleOver } from "@mereau/shared/ledger/rules/settlement.ts";
import { EVERY_TYPE } from "@mereau/shared/ledger/ticking.ts";
import { fromHex } from "@mereau/shared/settling/fixed.ts";
import type { TickIndex } from "@mereau/shared/settling/index.ts";
import type { Settled } from "@mereau/shared/settling/settle.ts";
import type { CommunityContext } from "#services/context.ts";

type AccountRow = typeof account.$inferSelect;

/** A row of an index as the table has it, read. */
export const readIndex = (row: typeof tickIndex.$inferSelect): TickIndex => ({
  ...row,
  factor: fromHex(row.factor),
  decay: fromHex(row.decay),
  accrual: fromHex(row.accrual),
  restarts: row.restarts === 1,
});

/** The rows of the indexes of a currency for accounts of some types, from a tick on, up to and with another, in order. */
export const selectIndexRows = async (
  ctx: CommunityContext,
  {
    currency,
    types,
    since,
    until,
  }: { currency: string; types: string[]; since: number; until?: number | undefined },
): Promise<TickIndex[]> => {
  const rows = await ctx.db
    .select()
    .from(tickIndex)
    .where(
      and(
        eq(tickIndex.currency, currency),
        inArray(tickIndex.type, [EVERY_TYPE, ...types]),
        gte(tickIndex.tick, since),
        until === undefined ? undefined : lte(tickIndex.tick, until),
      ),
    )
    .orderBy(tickIndex.tick);
  return rows.map(readIndex);
};

/** All that melted of an account, wherever it goes, in minor units. */
export const meltedOf = ({ melted }: Settled): number =>
  [...melted.values()].reduce((sum, amount) => sum + amount, 0);

/** True once something came in or melted that has no entry yet. */
export const isMoving = (settled: Settled): boolean => settled.gross !== 0 || meltedOf(settled) !== 0;

/**
 * What some accounts would come to if they were settled now, by their ids: the dividends that they received and what
 * melted since their last entry. Accounts of currencies that never tick are not among them.
 */
export async function readUnsettled(
  ctx: CommunityContext,
  accounts: readonly AccountRow[],
): Promise<Map<string, Settled>> {
  const members = accounts.filter(({ kind }) => kind === "member");
  const groups = [...Map.groupBy(members, ({ currency }) => currency)];
  const settled = await Promise.all(groups.map(([currency, rows]) => settleRows(ctx, currency, rows)));
  return new Map(settled.flat());
}

/** The same for accounts of one currency. */
async function settleRows(
  ctx: CommunityContext,
  currency: string,
  rows: readonly AccountRow[],
): Promise<[string, Settled][]> {
  const since = Math.min(...rows.map(({ tick }) => tick));
  const types = [...new Set(rows.map(({ type }) => type))];
  const indexes = await selectIndexRows(ctx, { currency, types, since });
  if (indexes.length === 0) return [];
  return rows.map((row) => [row.id, settleRow(indexes, row)]);
}

function settleRow(indexes: readonly TickIndex[], row: AccountRow): Settled {
  const from = indexRows(indexes.filter(({ tick }) => tick >= row.tick));
  return settleOver(from, { ...row, receives: row.receives === 1 });
}
