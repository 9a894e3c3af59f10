import { displayFigure } from "@mereau/shared/money/display.ts";
import { minorOf, scaleOf } from "@mereau/ui/words/decimals.ts";
import { language } from "#texts/language.ts";

/** An amount as a number to be drawn; never to be counted with. */
export const drawnOf = (amount: string): number => minorOf(amount) / 10 ** scaleOf(amount);

const short = (value: number): string => {
  const digits = Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2;
  return displayFigure(Math.round(value * 10 ** digits), digits, language.value);
};

/** A figure at the edge of a chart, with few letters: `12 k`. */
export function tickOf(value: number): string {
  const size = Math.abs(value);
  if (size >= 1_000_000) return `${short(value / 1_000_000)}\u00a0M`;
  if (size >= 10_000) return `${short(value / 1_000)}\u00a0k`;
  return short(value);
}

/** A date `2026-11-05` as it stands below a chart: of a week its first day, `05/11`; of a month `11/26`. */
export const labelOf = (date: string, by: "month" | "week"): string =>
  by === "week" ? `${date.slice(8)}/${date.slice(5, 7)}` : `${date.slice(5, 7)}/${date.slice(2, 4)}`;
