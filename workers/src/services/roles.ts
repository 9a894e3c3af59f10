import type { Caller, Role } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/** Who runs the community: decides on members, accounts and mistakes. */
export const managing: readonly Role[] = ["admin", "manager"];

/** Who serves members at the exchange desk, and may pay in their name. */
export const serving: readonly Role[] = ["admin", "manager", "teller"];

/** Who may read everything of the community’s people and accounts. */
export const overseeing: readonly Role[] = ["admin", "manager", "teller", "auditor"];

/** Who may read the whole ledger. */
export const auditing: readonly Role[] = ["admin", "manager", "auditor"];

export const isAmong = (caller: Caller, roles: readonly Role[]): boolean => roles.includes(caller.role);

/** Refuses with `forbidden` whoever has none of these roles. */
export function allow(caller: Caller, roles: readonly Role[]): void {
  if (!isAmong(caller, roles)) throw new Refusal("forbidden");
}
