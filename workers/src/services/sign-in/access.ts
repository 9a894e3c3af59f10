import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { identify, type Known } from "#services/sign-in/identify.ts";

/** The access version that a caller was admitted under, which the ledger compares with the one that stands. */
export type Access = {
  version: number;
  /**
   * Looks again, since somebody has lost access, and gives the version of now. Refuses with `unauthenticated` a caller
   * who may no longer act, and with `unavailable` one who has lost a part of what they could do: asked again, the
   * request is judged afresh.
   */
  renew(): Promise<number>;
};

/** The access of the caller behind a token, as they were found. */
export const accessOf = (community: CommunityContext, token: string, { caller, access }: Known): Access => ({
  version: access,
  async renew() {
    const again = await identify(community, token, "anew");
    if (!again) throw new Refusal("unauthenticated");
    if (!mayAllOf(caller, again.caller)) throw new Refusal("unavailable");
    return again.access;
  },
});

/** Whether a caller may still do all that they could before. */
const mayAllOf = (before: Caller, now: Caller): boolean =>
  now.role === before.role &&
  now.scopes?.join() === before.scopes?.join() &&
  isWithin(before.holds, now.holds) &&
  isWithin(before.deviceKeys, now.deviceKeys);

type Entries = ReadonlyMap<string, string> | undefined;

const isWithin = (before: Entries, now: Entries): boolean =>
  [...(before ?? [])].every(([key, value]) => now?.get(key) === value);
