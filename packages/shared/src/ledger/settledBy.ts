import { indexRows } from "#ledger/indexRows.ts";
import { type Settlement, settleOver } from "#ledger/rules/settlement.ts";
import { currencyOfAccount } from "#membership/account.ts";
import type { TickIndex } from "#settling/index.ts";
import type { Settled } from "#settling/settle.ts";

/** From what an account was settled, or is going to be, as long as nothing else touches it. */
export type SettledFrom = Omit<Settlement, "toTick">;

/**
 * What an account stood at after a tick: as it would have been settled there and then, worked out from what it was in
 * truth settled from later. Before the first tick after `fromTick` nothing had come in or melted.
 *
 * @param indexes the rows of its currency’s indexes for its type, from `fromTick` on
 */
export function settledBy(from: SettledFrom, indexes: readonly TickIndex[], tick: number): Settled {
  const rows = indexes.filter((row) => row.tick >= from.fromTick && row.tick <= tick);
  const { account, fromTick } = from;
  return settleOver(indexRows(rows), { ...from, currency: currencyOfAccount(account), tick: fromTick });
}
