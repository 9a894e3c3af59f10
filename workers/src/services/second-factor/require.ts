import type { Caller } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/** What a session is refused that lacks its second step: by `needs`, to do it or to set one up first. */
export const secondStepRefusal = ({ needs }: NonNullable<Caller["withheld"]>): Refusal =>
  new Refusal(needs === "step" ? "second_factor_required" : "second_factor_setup_required");

/**
 * Lets nobody on whose session lacks its second step: a key for programs would have what the session has not.
 * Refuses with `second_factor_required` or `second_factor_setup_required`.
 */
export function requireSecondStep({ withheld }: Caller): void {
  if (withheld) throw secondStepRefusal(withheld);
}

/**
 * The same of what adds or takes away a way to do the second step; whoever has none may make the first one. Otherwise a code
 * from a letter would be enough for a new passkey, and the passkey enough for all.
 */
export function requireStepForWays({ withheld }: Caller): void {
  if (withheld?.needs === "step") throw secondStepRefusal(withheld);
}
