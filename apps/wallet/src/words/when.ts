import { sayFirst } from "#texts/say.ts";

const startOfDay = (moment: Date): number =>
  new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();

/** The time of day on this device: `8 h 12`, `8:12`. */
export const clockOf = (moment: number): string => {
  const at = new Date(moment);
  return sayFirst().time.clock(at.getHours(), String(at.getMinutes()).padStart(2, "0"));
};

/** The day of a moment as people call it: today, yesterday, a weekday, a date. */
export function dayOf(moment: number, now: number): string {
  const at = new Date(moment);
  const { time } = sayFirst();
  // Days are counted from noon, which no change of the clocks moves to another day
  const days = Math.round((startOfDay(new Date(now)) - startOfDay(at)) / 86_400_000);
  if (days === 0) return time.today;
  if (days === 1) return time.yesterday;
  if (days === -1) return time.tomorrow;
  if (days > 1 && days < 7) return time.weekdays[at.getDay()] ?? "";
  const year = at.getFullYear() === new Date(now).getFullYear() ? null : at.getFullYear();
  return time.date(at.getDate(), time.months[at.getMonth()] ?? "", year);
}

/** Both: `aujourd’hui, 8 h 12`. */
export const momentOf = (moment: number, now: number): string => `${dayOf(moment, now)}, ${clockOf(moment)}`;
