import type { SettingCommand } from "@mereau/shared/ledger/command.ts";
import type { HolderRole } from "#services/context.ts";

type Limits = { perTransfer: number | null; perDay: number | null };

const nothing: Limits = { perTransfer: 0, perDay: 0 };

/**
 * What a member may spend from an account, as the ledger is told: an owner without limit, an operator within theirs, a cashier
 * too for what they give back, where they have any; nothing for a viewer or for somebody who no longer holds it. The ledger counts from the next transfer on.
 */
export const allowanceCommand = (
  account: string,
  member: string,
  role: HolderRole | null,
  limits: Limits = nothing,
): SettingCommand => {
  const hasNoLimits = limits.perTransfer === null && limits.perDay === null;
  const unlimited = role === "owner" || (role === "operator" && hasNoLimits);
  const isLimited = role === "operator" || (role === "cashier" && !hasNoLimits);
  const allowance = isLimited ? limits : nothing;
  return { kind: "set_allowance", account, member, allowance: unlimited ? null : allowance };
};
