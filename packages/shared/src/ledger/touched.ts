import type { Command, IssueCommand, RedemptionCommand, SettingCommand } from "#ledger/command.ts";
import type { MonthlyUse, UsePurpose } from "#ledger/monthlyUse.ts";
import type { View } from "#ledger/view.ts";
import { currencyOfAccount } from "#membership/account.ts";
import { potsOf } from "#policies/pots.ts";

type StandingCommand = Extract<SettingCommand, { kind: "set_standing" }>;

/**
 * The accounts that a command may change, of those that are not a currency's own. A hold or an original that has not
 * been looked up yet leads to none.
 */
export function touchedBy(view: View, command: Command): readonly string[] {
  switch (command.kind) {
    case "payment":
    case "hold":
      return [command.from, command.to];
    case "issue":
      return withBeneficiary(command.to, command);
    case "redemption":
      return withBeneficiary(command.from, command);
    case "capture":
    case "release":
    case "expire_hold": {
      const hold = view.hold(command.hold);
      return hold ? [hold.from, hold.to] : [];
    }
    case "reversal":
      return (view.recorded(command.transfer)?.movements ?? []).map(({ account }) => account);
    case "open_account":
    case "open_pot":
    case "set_limits":
    case "follow_limits":
    case "set_status":
    case "settle":
    case "expire":
    case "set_allowance":
      return [command.account];
    case "set_standing":
      return isStanding(view, command) ? [] : [command.account];
    case "set_policies":
      return potsOf(command.policies);
    case "adjustment":
    case "create_currency":
    case "set_signature_threshold":
      return [];
  }
}

/** Whether an account stands as is said already: saying it again does not even settle it. */
function isStanding(view: View, { account: id, type, receives }: StandingCommand): boolean {
  const account = view.account(id);
  return account !== undefined && account.type === type && account.receives === receives;
}

const withBeneficiary = (account: string, { beneficiary }: IssueCommand | RedemptionCommand): string[] =>
  beneficiary ? [account, beneficiary] : [account];

type UseOf = Pick<MonthlyUse, "account" | "purpose">;

/** The monthly limits of which a command may use something, or give something back, under any policies that were ever settled. */
export function usesOf(view: View, command: Command): readonly UseOf[] {
  switch (command.kind) {
    case "payment":
    case "hold":
      return limitedOn(view, command.from);
    case "reversal": {
      const original = view.recorded(command.transfer)?.transfer;
      return original ? limitedOn(view, original.from) : [];
    }
    default:
      return [];
  }
}

function limitedOn({ ticking }: View, account: string): UseOf[] {
  const versions = ticking.versions(currencyOfAccount(account));
  if (versions.length === 0) return [];
  const limited: readonly UsePurpose[] = ["solidarity", "giving"];
  return limited
    .filter((purpose) => versions.some(({ policies }) => policies[purpose] !== undefined))
    .map((purpose) => ({ account, purpose }));
}
