import { isTransferable } from "#money/bounds.ts";
import type { Account } from "#ledger/account.ts";
import type { AdjustmentCommand } from "#ledger/command.ts";
import { systemAccountId } from "#ledger/currency.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import { move } from "#ledger/rules/move.ts";
import type { Changes, View } from "#ledger/view.ts";
import { noChanges } from "#ledger/view.ts";

/** Between which accounts of a reserve an adjustment moves: own money comes from where all deposits do. */
export function adjustedAccounts({
  currency,
  direction,
}: Pick<AdjustmentCommand, "currency" | "direction">): { from: string; to: string } {
  const [deposits, reserve] = [systemAccountId(currency, "deposits"), systemAccountId(currency, "reserve")];
  return direction === "in" ? { from: deposits, to: reserve } : { from: reserve, to: deposits };
}

/**
 * The community puts money of its own into a reserve, or takes some out; nothing is issued or redeemed. That what is left
 * covers what circulates is seen to as with every command.
 * Refuses with `unknown_currency`, `currency_mismatch` (no reserve), `amount_out_of_bounds`.
 */
export function decideAdjustment(
  view: View,
  command: AdjustmentCommand,
): Rejection | ({ ok: true } & Changes) {
  const { currency, amount } = command;
  const reserve = view.currency(currency);
  if (!reserve) return reject("unknown_currency");
  if (reserve.kind !== "reserve") return reject("currency_mismatch");
  if (!isTransferable(amount)) return reject("amount_out_of_bounds");
  const { from, to } = adjustedAccounts(command);
  const surplus = surplusOf(view, currency);
  if (command.direction === "out" && amount > surplus) return reject("reserve_short", Math.max(0, surplus));
  const moved = move(view, [
    { account: from, amount: -amount },
    { account: to, amount },
  ]);
  return moved.ok ? { ...noChanges, ...moved } : moved;
}

/** What a reserve has beyond all that circulates of the currencies that stand on it; below zero where it falls short. */
function surplusOf(view: Pick<View, "account" | "backedBy">, reserve: string): number {
  const posted = (id: string) => view.account(id)?.posted ?? 0;
  const circulating = view
    .backedBy(reserve)
    .reduce((sum, code) => sum - posted(systemAccountId(code, "issuance")), 0);
  return posted(systemAccountId(reserve, "reserve")) - circulating;
}

/** The reserves that stand behind changed accounts: a reserve itself, and that of a backed currency’s issuance. */
function reservesOf(view: View, changed: readonly Account[]): Set<string> {
  const reserves = new Set<string>();
  for (const { kind, currency } of changed) {
    const backing = kind === "issuance" ? view.currency(currency)?.backing : null;
    if (kind === "reserve") reserves.add(currency);
    else if (backing) reserves.add(backing);
  }
  return reserves;
}

/**
 * `reserve_short` (amount: what it could spare) when, after these changes, a reserve would not cover everything that
 * circulates of all the currencies that stand on it. A reserve that was short before may come nearer to covering it.
 */
export function checkReserves(view: View, changed: readonly Account[]): Rejection | null {
  for (const reserve of reservesOf(view, changed)) {
    const after = {
      backedBy: () => view.backedBy(reserve),
      account: (id: string) => changed.find((account) => account.id === id) ?? view.account(id),
    };
    const [before, left] = [surplusOf(view, reserve), surplusOf(after, reserve)];
    if (left < 0 && left <= before) return reject("reserve_short", Math.max(0, before));
  }
  return null;
}
