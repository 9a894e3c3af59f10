import { DAY_MS } from "#calendar/date.ts";

const HOUR_MS = 3_600_000;

/** The last Sunday of a month, at one o’clock UTC: when clocks change in the European Union (directive 2000/84/EC). */
function change(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() - last.getUTCDay() * DAY_MS + HOUR_MS;
}

/** The hour that clocks in France show at a moment in milliseconds since 1970: 0 to 23. */
export function hourInFrance(at: number): number {
  const year = new Date(at).getUTCFullYear();
  const isSummer = at >= change(year, 2) && at < change(year, 9);
  return new Date(at + (isSummer ? 2 : 1) * HOUR_MS).getUTCHours();
}
