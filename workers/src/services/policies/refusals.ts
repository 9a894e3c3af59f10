import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import { verbatim } from "@mereau/shared/contracts/problems/sentence.ts";
import { daysInWords } from "@mereau/shared/policies/inWords.ts";
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
