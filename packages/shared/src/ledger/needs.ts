import type { Command } from "#ledger/command.ts";
import type { View } from "#ledger/view.ts";

/** What must be looked up before a command can be decided. Currencies and their own accounts are always at hand. */
export type Needs = {
  accounts: Set<string>;
  holds: Set<string>;
  /** Transfer ids that may have been used before. */
  records: Set<string>;
  /** Transfers to reverse, wanted with their movements. */
  originals: Set<string>;
};

export const noNeeds = (): Needs => ({
  accounts: new Set(),
  holds: new Set(),
  records: new Set(),
  originals: new Set(),
});

export const isSatisfied = (needs: Needs): boolean =>
  needs.accounts.size + needs.holds.size + needs.records.size + needs.originals.size === 0;

/** Whether the view can tell about an account, hold or transfer without a look-up, be it that there is none. */
export type Knowledge = {
  knowsAccount(id: string): boolean;
  knowsHold(id: string): boolean;
  knowsRecord(id: string): boolean;
  knowsMovements(id: string): boolean;
};

/**
 * Adds what a command needs and the view does not know yet. A hold or an original that is itself missing
 * leads to accounts only once it is found: ask again after each look-up until nothing is missing.
 */
export function addNeeds(needs: Needs, view: View & Knowledge, command: Command): void {
  const account = (id: string) => view.knowsAccount(id) || needs.accounts.add(id);
  const holdAndParties = (id: string) => {
    if (!view.knowsHold(id)) return needs.holds.add(id);
    const hold = view.hold(id);
    return hold && (account(hold.from), account(hold.to));
  };
  if ("id" in command && !view.knowsRecord(command.id)) needs.records.add(command.id);
  switch (command.kind) {
    case "payment":
    case "hold":
      account(command.from);
      account(command.to);
      break;
    case "issue":
      account(command.to);
      break;
    case "redemption":
      account(command.from);
      break;
    case "capture":
    case "release":
    case "expire_hold":
      holdAndParties(command.hold);
      break;
    case "reversal":
      if (!view.knowsMovements(command.transfer)) needs.originals.add(command.transfer);
      else for (const movement of view.recorded(command.transfer)?.movements ?? []) account(movement.account);
      break;
    case "open_account":
    case "set_limits":
    case "set_status":
    case "set_allowance":
      account(command.account);
      break;
    case "create_currency":
    case "set_signature_threshold":
      break;
  }
}
