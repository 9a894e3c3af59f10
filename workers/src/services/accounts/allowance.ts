import type { SettingCommand } from "@mereau/shared/ledger/command.ts";
import type { HolderRole } from "#services/context.ts";

type Limits = { perTransfer: number | null; perDay: number | null };

const nothing: Limits = { perTransfer: 0, perDay: 0 };

/**
 * What a member may spend from an account, as the ledger is told: an owner without limit, an operator within theirs,
 * and nothing for a viewer or for somebody who no longer holds it. The ledger counts from the next transfer on.
 */
export const allowanceCommand = (
  account: string,
  member: string,
  role: HolderRole | null,
  limits: Limits = nothing,
): SettingCommand => {
  const unlimited =
    role === "owner" || (role === "operator" && limits.perTransfer === null && limits.perDay === null);
  const allowance = role === "operator" ? limits : nothing;
  return { kind: "set_allowance", account, member, allowance: unlimited ? null : allowance };
};
