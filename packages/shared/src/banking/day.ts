/** True for a day that the calendar has, written `2026-11-22`. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** The ways in which banks write a day: where the year, month and day stand. */
export const dateFormats = [
  "dd/mm/yyyy",
  "dd-mm-yyyy",
  "dd.mm.yyyy",
  "dd/mm/yy",
  "mm/dd/yyyy",
  "yyyy-mm-dd",
  "yyyy/mm/dd",
  "yyyymmdd",
] as const;

export type DateFormat = (typeof dateFormats)[number];

const patterns: Readonly<Record<DateFormat, RegExp>> = {
  "dd/mm/yyyy": /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/,
  "dd-mm-yyyy": /^(?<d>\d{1,2})-(?<m>\d{1,2})-(?<y>\d{4})$/,
  "dd.mm.yyyy": /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})$/,
  "dd/mm/yy": /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{2})$/,
  "mm/dd/yyyy": /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})$/,
  "yyyy-mm-dd": /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/,
  "yyyy/mm/dd": /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})$/,
  yyyymmdd: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
};

/** A day written in this way, as `2026-11-22`; null when it is none. A year of two digits is one of this century. */
export function readDay(text: string, format: DateFormat): string | null {
  const { y, m, d } = patterns[format].exec(text.trim())?.groups ?? {};
  if (y === undefined || m === undefined || d === undefined) return null;
  const day = `${y.padStart(4, "20")}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  return isCalendarDay(day) ? day : null;
}
