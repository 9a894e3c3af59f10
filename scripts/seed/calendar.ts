export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A day of a story, by its UTC midnight in milliseconds since 1970. */
export type Day = {
  /** 0 is the first day of the story. */
  index: number;
  midnight: number;
  /** 0 is Sunday. */
  weekday: number;
  /** 1 to 12. */
  month: number;
  year: number;
  /** 1 to 31. */
  date: number;
  daysInMonth: number;
};

export function dayOf(midnight: number, index: number): Day {
  const date = new Date(midnight);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  return {
    index,
    midnight,
    weekday: date.getUTCDay(),
    month,
    year,
    date: date.getUTCDate(),
    daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate(),
  };
}

/** `count` days from this UTC midnight on. */
export const daysFrom = (start: number, count: number): Day[] =>
  Array.from({ length: count }, (_, index) => dayOf(start + index * DAY_MS, index));

const lastSunday = (year: number, month: number): number => {
  const lastDay = new Date(Date.UTC(year, month, 0));
  return lastDay.getUTCDate() - lastDay.getUTCDay();
};

/** Summer time in France: from the last Sunday of March to the last one of October (directive 2000/84/EC). */
function isSummerTime({ year, month, date }: Day): boolean {
  if (month === 3) return date >= lastSunday(year, 3);
  if (month === 10) return date < lastSunday(year, 10);
  return month > 3 && month < 10;
}

/** The moment of a time of day in France, such as `18:40`, in milliseconds since 1970. */
export function momentOf(day: Day, time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return day.midnight + (hours * 60 + minutes - (isSummerTime(day) ? 120 : 60)) * MINUTE_MS;
}

const fixedHolidays = new Set(["1-1", "5-1", "5-8", "7-14", "8-15", "11-1", "11-11", "12-25"]);

/** The French public holidays that keep their date. */
export const isHoliday = (day: Day): boolean => fixedHolidays.has(`${day.month}-${day.date}`);

export const isWorkday = (day: Day): boolean => day.weekday > 0 && day.weekday < 6 && !isHoliday(day);

const monthNames = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];

export const monthName = (month: number): string => monthNames[month - 1] ?? "";

/** `202603`, as people put it in references. */
export const yearAndMonth = ({ year, month }: Day): string => `${year}${String(month).padStart(2, "0")}`;

/** `20260305`. */
export const compactDate = (day: Day): string => `${yearAndMonth(day)}${String(day.date).padStart(2, "0")}`;
