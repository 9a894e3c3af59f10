import { LIVE_ACCOUNTS_MAX, LIVE_MS_MAX } from "@mereau/shared/contracts/live.ts";
import type { Listener } from "@mereau/shared/ledger/binding.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * What the caller may listen to: the accounts on which they have a role, for a quarter of an hour, and no longer than
 * they are signed in. Refuses with `unauthenticated`.
 */
export function listenerOf({ access, now }: Pick<CommunityContext, "access" | "now">): Listener {
  if (access === null) throw new Refusal("unauthenticated");
  const holds = [...(access.caller.holds ?? [])]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, LIVE_ACCOUNTS_MAX);
  return {
    ...access.admit(),
    accounts: holds.map(([account]) => account),
    tills: holds.flatMap(([account, role]) => (role === "cashier" ? [account] : [])),
    until: Math.min(now + LIVE_MS_MAX, access.expiresAt),
  };
}
