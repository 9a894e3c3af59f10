import { dateInWords, monthInWords } from "@mereau/shared/calendar/inWords.ts";
import { now } from "@mereau/ui/clock.ts";
import { say } from "#texts/common.ts";
import { language } from "#texts/language.ts";

const startOfDay = (moment: Date): number =>
  Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());

/** The day of a moment on this device as people call it: today, yesterday, a date. */
export function dayOf(moment: number): string {
  const day = startOfDay(new Date(moment));
  const days = Math.round((startOfDay(new Date(now())) - day) / 86_400_000);
  if (days === 0) return say().today;
  if (days === 1) return say().yesterday;
  return dateInWords(day)[language.value];
}

/** The date of a moment on this device in words, whichever day it is: `5 novembre 2026`. */
export const dateAt = (moment: number): string => dateInWords(startOfDay(new Date(moment)))[language.value];

/** A date `2026-11-05` in words: `5 novembre 2026`. */
export const dateOf = (date: string): string => dateInWords(Date.parse(`${date}T00:00:00Z`))[language.value];

/** The month of a date `2026-11-05` in words: `novembre 2026`. */
export const monthOf = (date: string): string =>
  monthInWords(Date.parse(`${date}T00:00:00Z`))[language.value];

/** The time of day of a moment on this device: `8 h 12`, `8:12`. */
export function clockOf(moment: number): string {
  const at = new Date(moment);
  return say().clock(at.getHours(), String(at.getMinutes()).padStart(2, "0"));
}
