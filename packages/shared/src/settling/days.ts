import { type Settled, settle, type Unsettled } from "#settling/settle.ts";
import type { TickIndex } from "#settling/index.ts";

/** What one tick brought to an account, and took from it, in minor units. */
export type Day = { tick: number; dividend: number; melted: number; posted: number };

const total = ({ melted }: Settled): number => [...melted.values()].reduce((sum, amount) => sum + amount, 0);

/**
 * Tells tick by tick how an account came to what it was settled at. Each tick is the difference of two settlements from
 * the same beginning, so that together they are exactly what was posted.
 */
export function daysOf(account: Unsettled, rows: readonly TickIndex[]): Day[] {
  let before: Settled = { posted: account.posted, fraction: account.fraction, gross: 0, melted: new Map() };
  return rows.slice(1).map((row, index) => {
    const after = settle(account, rows.slice(0, index + 2));
    const day = {
      tick: row.tick,
      dividend: after.gross - before.gross,
      melted: total(after) - total(before),
      posted: after.posted,
    };
    before = after;
    return day;
  });
}
