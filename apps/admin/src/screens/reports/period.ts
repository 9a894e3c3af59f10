/** The times that may be looked at: by months, the last one by weeks. */
export const times = ["year", "thisYear", "lastYear", "quarter"] as const;
export type Time = (typeof times)[number];

/** The days of a time, itself included, and by what it is parted. */
export type Period = { from: string; to: string; by: "month" | "week" };

const DAY_MS = 86_400_000;
const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The days that a time is at a moment: UTC days, as the figures are kept. */
export function periodOf(time: Time, now: number): Period {
  const today = new Date(now);
  const year = today.getUTCFullYear();
  const to = dayOf(now);
  switch (time) {
    case "year":
      return { from: dayOf(Date.UTC(year, today.getUTCMonth() - 11, 1)), to, by: "month" };
    case "thisYear":
      return { from: `${year}-01-01`, to, by: "month" };
    case "lastYear":
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31`, by: "month" };
    case "quarter":
      return { from: dayOf(now - 12 * 7 * DAY_MS), to, by: "week" };
  }
}
