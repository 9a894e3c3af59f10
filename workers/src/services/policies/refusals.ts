import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import { verbatim } from "@mereau/shared/contracts/problems/sentence.ts";
import { daysInWords } from "@mereau/shared/policies/inWords.ts";
import type { Disagreement } from "@mereau/shared/policies/policy.ts";
import { Refusal } from "#services/refusal.ts";

/** `notice_too_short`: how many days of notice there are, and the first date that keeps them. */
export const noticeTooShort = (noticeDays: number, earliestAt: number): Refusal =>
  new Refusal("notice_too_short", {
    detail: { noticeDays, earliestAt },
    figures: { notice: daysInWords(noticeDays), earliest: dateInWords(earliestAt) },
  });

/** `version_conflict`: which version is the last one there is. */
export const versionConflict = (version: number): Refusal =>
  new Refusal("version_conflict", { detail: { version }, figures: { version: verbatim(`${version}`) } });

/** Refuses with `policy_disagreement`, and each contradiction, settings that cannot stand together. */
export function refuseDisagreements(disagreements: readonly Disagreement[]): void {
  if (disagreements.length > 0) throw new Refusal("policy_disagreement", { disagreements });
}
