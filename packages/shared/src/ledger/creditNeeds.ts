import type { Command } from "#ledger/command.ts";
import type { View } from "#ledger/view.ts";

/** A source to look up, with the totals of its account. */
export type CreditNeed = { account: string; counterparty: string };

/** Whether a currency has, or once had, credit limits that rise: all others look nothing up. */
const hasRisingCredit = (view: View, currency: string): boolean =>
  view.ticking.versions(currency).some(({ policies }) => policies.dynamicCredit !== undefined);

/**
 * The source that a command may change, where its currency has credit limits that rise. A hold or an original that has
 * not been looked up yet leads to none.
 */
export function creditNeed(view: View, command: Command): CreditNeed | null {
  const paid = paidBy(view, command);
  return paid && hasRisingCredit(view, paid.currency) ? { account: paid.to, counterparty: paid.from } : null;
}

type Paid = { currency: string; from: string; to: string };

function paidBy(view: View, command: Command): Paid | null {
  switch (command.kind) {
    case "payment":
    // Who captures it may come in the same batch
    case "hold":
      return command;
    case "capture":
      return view.hold(command.hold) ?? null;
    case "reversal": {
      const original = view.recorded(command.transfer)?.transfer;
      return original?.kind === "payment" || original?.kind === "capture" ? original : null;
    }
    case "follow_limits": {
      // No account is its own counterparty: what is wanted are its totals
      const account = view.account(command.account);
      return account ? { currency: account.currency, from: account.id, to: account.id } : null;
    }
    default:
      return null;
  }
}
