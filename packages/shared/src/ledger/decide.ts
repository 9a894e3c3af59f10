import type { Command, SettingCommand, TransferCommand } from "#ledger/command.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { decideCapture, decideHold, decideRelease } from "#ledger/rules/hold.ts";
import { decideIssue, decideRedemption } from "#ledger/rules/issue.ts";
import { checkReserves, decideAdjustment } from "#ledger/rules/reserve.ts";
import { decidePayment } from "#ledger/rules/payment.ts";
import { decideReversal } from "#ledger/rules/reversal.ts";
import { decideSetting } from "#ledger/rules/settings.ts";
import type { Changes, View } from "#ledger/view.ts";

/** What one command changes, or why it is refused. Nothing is carried out here. */
export type Decision = ({ ok: true } & Changes) | Rejection;

/** True for commands that set a value, and leave no transfer. */
export function isSetting(command: Command): command is SettingCommand {
  switch (command.kind) {
    case "create_currency":
    case "set_signature_threshold":
    case "open_account":
    case "open_pot":
    case "set_standing":
    case "settle":
    case "set_policies":
    case "set_limits":
    case "follow_limits":
    case "set_status":
    case "set_allowance":
    case "expire_hold":
    case "expire":
      return true;
    case "payment":
    case "issue":
    case "redemption":
    case "hold":
    case "capture":
    case "release":
    case "reversal":
    case "adjustment":
      return false;
  }
}

/**
 * Decides one command against the ledger as it stands, at `now` (milliseconds since 1970).
 * The movements of an accepted command sum to zero in each currency. Whatever the command, it is refused with
 * `reserve_short` where a reserve would not cover what circulates of the currencies that stand on it.
 */
export function decide(view: View, command: Command, now: number): Decision {
  const decision = isSetting(command)
    ? decideSetting(view, command, now)
    : decideTransfer(view, command, now);
  return (decision.ok && checkReserves(view, decision.accounts)) || decision;
}

function decideTransfer(view: View, command: TransferCommand, now: number): Decision {
  switch (command.kind) {
    case "payment":
      return decidePayment(view, command, now);
    case "issue":
      return decideIssue(view, command, now);
    case "redemption":
      return decideRedemption(view, command, now);
    case "hold":
      return decideHold(view, command, now);
    case "capture":
      return decideCapture(view, command, now);
    case "release":
      return decideRelease(view, command, now);
    case "reversal":
      return decideReversal(view, command, now);
    case "adjustment":
      return decideAdjustment(view, command);
  }
}
