import type { Caller } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/** Whose keys are asked for: one’s own, or a member’s, which is for managers. Refuses with `forbidden`. */
export function keyOwner(caller: Caller, member: string | undefined): string {
  if (member !== undefined && member !== caller.member) allow(caller, managing);
  return member ?? caller.member;
}

/**
 * Lets a key’s owner and the managers revoke it. Refuses everybody else with `not_found`, as if there were none.
 *
 * @returns the member in whose name it is done, when it is not their own
 */
export function mayRevoke(caller: Caller, key: { member: string } | undefined): { onBehalfOf?: string } {
  if (key?.member === caller.member) return {};
  if (!key || !managing.includes(caller.role)) throw new Refusal("not_found");
  return { onBehalfOf: key.member };
}
