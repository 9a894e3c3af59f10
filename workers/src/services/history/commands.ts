import type { HistoryItem } from "@mereau/shared/contracts/history.ts";
import type { Command } from "@mereau/shared/ledger/command.ts";
import { capMinorUnits, minorUnits } from "#services/currencies/minorUnits.ts";

/**
 * What the ledger is asked for one thing that happened; amounts are read at the decimals of its currency.
 * Refuses with `invalid_input` and `amount_out_of_bounds`, as `minorUnits`.
 */
export function commandOf(item: HistoryItem, scale: number): Command {
  if (item.kind === "open_account")
    return {
      ...item,
      creditLimit: minorUnits(item.creditLimit, scale, "creditLimit"),
      balanceCap: capMinorUnits(item.balanceCap, scale),
    };
  if (item.kind === "set_standing") return item;
  const actor = { member: item.actor, onBehalfOf: item.onBehalfOf };
  switch (item.kind) {
    case "payment":
    case "issue":
    case "redemption":
    case "hold":
      return { ...item, actor, amount: minorUnits(item.amount, scale) };
    case "capture":
      return { ...item, actor, amount: item.amount === null ? null : minorUnits(item.amount, scale) };
    case "release":
    case "reversal":
      return { ...item, actor };
  }
}
