import { now } from "@mereau/ui/clock.ts";
import { say } from "#texts/say.ts";

/** A date `2026-11-05` as people write it: `5 novembre`, with its year where that is not this one. */
export function plainDayOf(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const { time } = say();
  const isThisYear = year === new Date(now()).getFullYear();
  return time.date(day, time.months[month - 1] ?? "", isThisYear ? null : year);
}

/** The day of a moment in the UTC calendar, by which the ledger counts its days. */
export const utcDayOf = (moment: number): string => plainDayOf(new Date(moment).toISOString().slice(0, 10));

/** A month `2026-11` as people write it: `novembre 2026`. */
export function monthInWords(month: string): string {
  const [year = "", number = ""] = month.split("-");
  return `${say().time.months[Number(number) - 1] ?? ""} ${year}`;
}
