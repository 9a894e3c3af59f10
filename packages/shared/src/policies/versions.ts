import type { CurrencyPolicies } from "#policies/registry.ts";

/** The policies of a currency as they were settled once, and from when on they hold. They never change; a later version does. */
export type PolicyVersion = {
  currency: string;
  /** 1, 2, 3… for each currency. */
  version: number;
  /** Milliseconds since 1970. */
  effectiveAt: number;
  policies: CurrencyPolicies;
};

/**
 * The version in force at a moment: of those that have taken effect, the last one settled. So a version that takes
 * effect before an earlier one does takes its place.
 */
export function inForce(versions: readonly PolicyVersion[], at: number): PolicyVersion | null {
  let found: PolicyVersion | null = null;
  for (const version of versions)
    if (version.effectiveAt <= at && (!found || version.version > found.version)) found = version;
  return found;
}

/** The first moment after `at` from which another version may be in force; null when none is announced. */
export function nextChange(versions: readonly PolicyVersion[], at: number): number | null {
  let next: number | null = null;
  for (const { effectiveAt } of versions)
    if (effectiveAt > at && (next === null || effectiveAt < next)) next = effectiveAt;
  return next;
}
