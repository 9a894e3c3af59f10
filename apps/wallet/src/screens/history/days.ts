import type { Entry } from "#session/home.ts";
import { sumOf } from "@mereau/ui/words/decimals.ts";

/** One line of a history: an entry, or what came in and melted together when an account was settled. */
export type Line = { key: number; entry: Entry; amount: string; purposes: ReadonlySet<string> };

/** A day of this device’s calendar with its lines, the newest first. */
export type Day = { start: number; lines: Line[] };

const startOf = (moment: number): number => {
  const at = new Date(moment);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
};

const isSettled = ({ kind }: Entry): boolean => kind === "settlement";

/** Entries in their order as the lines of days. The entries of one settlement are one line. */
export function daysOf(entries: readonly Entry[]): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const start = startOf(entry.at);
    let day = days.at(-1);
    if (day?.start !== start) days.push((day = { start, lines: [] }));
    const last = day.lines.at(-1);
    const purposes = new Set(entry.purpose === null ? [] : [entry.purpose]);
    if (last && isSettled(entry) && last.entry.transfer === entry.transfer)
      day.lines[day.lines.length - 1] = {
        ...last,
        amount: sumOf([last.amount, entry.amount]),
        purposes: new Set([...last.purposes, ...purposes]),
      };
    else day.lines.push({ key: entry.seq, entry, amount: entry.amount, purposes });
  }
  return days;
}
