import type { Day } from "../calendar.ts";
import { isHoliday, momentOf } from "../calendar.ts";

/** Times of day at which a town pays, each known by a letter: what is paid around then is written down together. */
export const times = {
  a: "08:10",
  b: "09:50",
  c: "11:20",
  d: "12:40",
  e: "15:30",
  f: "17:20",
  g: "18:50",
  h: "20:40",
} as const;

export type Time = keyof typeof times;

const allTimes: readonly Time[] = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** Something sold: what the payer may write about it, and its price range in cents. */
export type Offer = { memos: readonly string[]; least: number; most: number; weight?: number };

export type Shop = {
  key: string;
  name: string;
  /** How the payments are filed. */
  category: string;
  /** From Sunday to Saturday, the letters of the times at which it is open. */
  week: readonly [string, string, string, string, string, string, string];
  /** First and last day of its summer holidays, as month * 100 + date. */
  away?: readonly [number, number];
  /** How much more it sells in December than in other months. */
  december?: number;
  offers: readonly Offer[];
  /** How many go there, compared with others. */
  pull: number;
  joined: number;
};

const isAway = ({ away }: Shop, day: Day): boolean => {
  const date = day.month * 100 + day.date;
  return away !== undefined && date >= away[0] && date <= away[1];
};

/** The times at which a shop is open on a day: none on its day of rest, on holidays, and when it is away. */
export function openingTimes(shop: Shop, day: Day): Time[] {
  if (day.index < shop.joined || isHoliday(day) || isAway(shop, day)) return [];
  const letters = shop.week[day.weekday] ?? "";
  return allTimes.filter((letter) => letters.includes(letter));
}

export const timeOf = (day: Day, time: Time): number => momentOf(day, times[time]);
