/** An axis: where it begins and ends, and the figures that are written on it. */
export type Scale = { low: number; high: number; marks: number[] };

/** 1, 2 or 5 times a power of ten: the least that is not below a figure. */
function roundUp(figure: number): number {
  const power = 10 ** Math.floor(Math.log10(figure));
  const step = [1, 2, 5, 10].find((times) => times * power >= figure) ?? 10;
  return step * power;
}

/**
 * An axis with round figures that reaches over all that it shows, and over zero: what one has is seen from nothing on.
 *
 * @param figures whole minor units
 * @param marksWanted about so many figures are written on it
 */
export function scaleOver(figures: readonly number[], marksWanted = 4): Scale {
  const least = Math.min(0, ...figures);
  const most = Math.max(0, ...figures);
  const step = roundUp(Math.max(1, (most - least) / marksWanted));
  const low = Math.floor(least / step) * step;
  const high = Math.max(low + step, Math.ceil(most / step) * step);
  const count = Math.round((high - low) / step) + 1;
  return { low, high, marks: Array.from({ length: count }, (_, index) => low + index * step) };
}

/** How far from the top of an axis a figure stands, in percent of its height. */
export const fromTop = ({ low, high }: Scale, figure: number): number =>
  ((high - figure) / (high - low)) * 100;
