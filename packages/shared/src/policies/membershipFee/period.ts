import { addDays, dayOf, monthsLater } from "#calendar/date.ts";
import type { MembershipFeeSettings } from "#policies/membershipFee/settings.ts";

/** What a fee is for: days of the UTC calendar, both included, and how many months of twelve are asked for. */
export type FeePeriod = { startsOn: string; endsOn: string; months: number };

/** Since when a member is there, and up to when they were asked before. */
export type Asked = { joinedOn: string; lastEndsOn: string | null };

const latest = (...dates: (string | null)[]): string =>
  dates.reduce<string>((one, other) => (other !== null && other > one ? other : one), "");

/** The year, from January or from the joining, in which a day lies. */
function yearAround({ period }: Pick<MembershipFeeSettings, "period">, joinedOn: string, day: string) {
  if (period === "calendar_year")
    return { first: `${day.slice(0, 4)}-01-01`, last: `${day.slice(0, 4)}-12-31` };
  const years = Number(day.slice(0, 4)) - Number(joinedOn.slice(0, 4));
  const anniversary = (count: number) => monthsLater(joinedOn, 12 * count, dayOf(joinedOn));
  const count = anniversary(years) <= day ? years : years - 1;
  return { first: anniversary(count), last: addDays(anniversary(count + 1), -1) };
}

/** Months that have begun, from a day up to another. */
function monthsBetween(first: string, last: string, from: string): number {
  let months = 0;
  while (months < 12 && monthsLater(first, months, dayOf(first)) <= last) months += 1;
  // Months are those of the year itself: whoever joins on the 20th of May pays from May on
  let gone = 0;
  while (gone < months && addDays(monthsLater(first, gone + 1, dayOf(first)), -1) < from) gone += 1;
  return months - gone;
}

/**
 * The period for which a member is asked a fee on a day; null when there is none. Nobody is asked for a year that has gone
 * by, for days before the community began to ask, or twice for the same days.
 */
export function feePeriod(settings: MembershipFeeSettings, asked: Asked, today: string): FeePeriod | null {
  const { first, last } = yearAround(settings, asked.joinedOn, today);
  const isOfMember = settings.period === "from_joining";
  // A year of the member’s own that had begun when the community began to ask is not asked for
  if (isOfMember && first < settings.since) return null;
  const after = asked.lastEndsOn === null ? null : addDays(asked.lastEndsOn, 1);
  const startsOn = latest(first, settings.since, asked.joinedOn, after);
  if (startsOn > today || startsOn > last) return null;
  const months = settings.newcomers === "by_month" ? monthsBetween(first, last, startsOn) : 12;
  return { startsOn, endsOn: last, months };
}

/** The part of a year’s amount for so many months, rounded down: minor units. */
export const shareOf = (minor: number, months: number): number =>
  Number((BigInt(minor) * BigInt(months)) / 12n);

/** What people call a period: `2027`, or `2027–2028` where it lies in two years. */
export function periodName({ startsOn, endsOn }: Pick<FeePeriod, "startsOn" | "endsOn">): string {
  const [first, last] = [startsOn.slice(0, 4), endsOn.slice(0, 4)];
  return first === last ? first : `${first}–${last}`;
}
