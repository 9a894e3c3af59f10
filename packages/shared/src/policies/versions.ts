import { DAY_MS } from "#calendar/date.ts";
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

/** A version is `withdrawn` when a later one that takes effect no later took its place before it ever held. */
export const versionStates = ["in_force", "announced", "past", "withdrawn"] as const;

export type VersionState = (typeof versionStates)[number];

/** How a version stands among all of its currency at a moment. */
export function stateOf(versions: readonly PolicyVersion[], of: PolicyVersion, at: number): VersionState {
  if (inForce(versions, at)?.version === of.version) return "in_force";
  const isOvertaken = versions.some(
    (other) => other.version > of.version && other.effectiveAt <= of.effectiveAt,
  );
  if (isOvertaken) return "withdrawn";
  return of.effectiveAt > at ? "announced" : "past";
}

/** The days between settling a change and its taking effect, as the version in force promises them. */
export const noticeDays = (versions: readonly PolicyVersion[], at: number): number =>
  inForce(versions, at)?.policies.notice?.days ?? 0;

/**
 * From when on a change settled at a moment may hold: at once where no notice is promised, else from the first midnight (UTC)
 * that leaves the whole notice, so that a date shown to a person still stands when they have made up their mind.
 *
 * @param days the notice, where it is another than what is promised
 */
export const earliestChange = (
  versions: readonly PolicyVersion[],
  at: number,
  days: number = noticeDays(versions, at),
): number => earliestAfter(days, at);

/** The same, where the days of notice are known. */
export const earliestAfter = (days: number, at: number): number =>
  days === 0 ? at : Math.ceil((at + days * DAY_MS) / DAY_MS) * DAY_MS;
